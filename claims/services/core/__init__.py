"""What every service rests on: ledger, lookup, spans, status, states of claims."""
