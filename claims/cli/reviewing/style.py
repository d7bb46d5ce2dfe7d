"""How the screen of ``claims review`` is laid out."""

CSS = """
Screen { background: $background; }
#top { height: 1; background: $primary; color: $text; padding: 0 1;
  text-wrap: nowrap; text-overflow: ellipsis; }
#statement { height: auto; max-height: 6; padding: 0 1; margin: 1 1 0 1; }
#panels { height: 1fr; layout: vertical; }
#panels.wide { layout: horizontal; }
#article, #known {
  border: round $surface-lighten-3;
  border-title-color: $text-muted;
  padding: 0 1;
  scrollbar-size-vertical: 1;
  scrollbar-gutter: stable;
}
#article { height: 3fr; }
#known { height: 2fr; }
#panels.wide #article { width: 3fr; height: 1fr; }
#panels.wide #known { width: 2fr; height: 1fr; }
#article:focus, #known:focus { border: round $primary; border-title-color: $text; }
Screen.low #article, Screen.low #known { border: none; border-top: solid $primary; }
Screen.low #statement { margin: 0; max-height: 4; }
#message { height: auto; max-height: 3; padding: 0 1; }
#message.error { color: $text-error; text-style: bold; }
#ratings, #keys { height: auto; padding: 0 1; }
#prompt { height: 2; padding: 0 1; layout: vertical; display: none; }
#prompt.open { display: block; }
#label { height: 1; color: $text-accent; text-style: bold; }
#line { height: 1; border: none; padding: 0; background: $surface; }
"""
