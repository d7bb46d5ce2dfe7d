/* File operations and messages to a server that fail: the N-th kills the process, half
 * of a write done, or is refused as by a full or broken disk. Preloaded before the C
 * library (LD_PRELOAD); claims itself knows nothing of it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

enum { COUNT, KILL, ERROR };

static long at, seen;
static int what, number, stays, sockets;
static char folder[PATH_MAX];

/* Count operations on files below a folder (or messages to a server) from now on, and
 * let the one numbered `first` fail; with `stay`, every one after it as well. */
void fault_arm(const char *below, int server, int kind, long first, int error, int stay)
{
    snprintf(folder, sizeof folder, "%s", below);
    sockets = server, what = kind, at = first, number = error, stays = stay, seen = 0;
}

long fault_seen(void) { return seen; }

static int is_below(const char *path)
{
    return folder[0] && !strncmp(path, folder, strlen(folder));
}

static int is_ours(int fd)
{
    char name[64], path[PATH_MAX];
    if (!folder[0])
        return 0;
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(name, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return is_below(path);
}

static int fails(void)
{
    seen++;
    return what != COUNT && (seen == at || (stays && seen > at));
}

static int refused(void)
{
    if (what == KILL)
        kill(getpid(), SIGKILL);
    errno = number;
    return -1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define WRITE_AT(name)                                                                 \
    ssize_t name(int fd, const void *words, size_t size, off_t place)                  \
    {                                                                                  \
        if (is_ours(fd) && fails()) {                                                  \
            REAL(name)(fd, words, size / 2, place);                                    \
            return refused();                                                          \
        }                                                                              \
        return REAL(name)(fd, words, size, place);                                     \
    }
WRITE_AT(pwrite)
WRITE_AT(pwrite64)

ssize_t write(int fd, const void *words, size_t size)
{
    if (is_ours(fd) && fails()) {
        REAL(write)(fd, words, size / 2);
        return refused();
    }
    return REAL(write)(fd, words, size);
}

#define WITH_FILE(name, arguments, given)                                              \
    int name arguments                                                                 \
    {                                                                                  \
        return is_ours(fd) && fails() ? refused() : REAL(name) given;                  \
    }
WITH_FILE(fsync, (int fd), (fd))
WITH_FILE(fdatasync, (int fd), (fd))
WITH_FILE(ftruncate, (int fd, off_t size), (fd, size))
WITH_FILE(ftruncate64, (int fd, off_t size), (fd, size))

int unlink(const char *path)
{
    return is_below(path) && fails() ? refused() : REAL(unlink)(path);
}

int rename(const char *from, const char *to)
{
    return is_below(to) && fails() ? refused() : REAL(rename)(from, to);
}

ssize_t send(int fd, const void *words, size_t size, int flags)
{
    if (sockets && fails()) {
        REAL(send)(fd, words, size / 2, flags);
        shutdown(fd, SHUT_RDWR);
        return refused();
    }
    return REAL(send)(fd, words, size, flags);
}
