/* Faults for the files below FAULT_PATH: from the FAULT_N-th call on, writes (FAULT_KIND=w) or syncs (s) fail with
   FAULT_ERRNO, once, or for good with FAULT_STICKY=1. FAULT_KIND=a counts writes, syncs, renames and removals alike;
   FAULT_ERRNO=0 means that the process is killed there, as by kill -9. Loaded with LD_PRELOAD by the tests; never part of hucha. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static int calls = 0;

static int ours(int fd) {
    char link[64], path[4096];
    const char *below = getenv("FAULT_PATH");
    if (!below) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n < 0) return 0;
    path[n] = 0;
    return strstr(path, below) != NULL;
}

static int counted(void) {
    const char *n = getenv("FAULT_N"), *code = getenv("FAULT_ERRNO");
    int call = __sync_add_and_fetch(&calls, 1);
    if (call < atoi(n) || (call > atoi(n) && !getenv("FAULT_STICKY"))) return 0;
    if (!atoi(code)) kill(getpid(), SIGKILL);
    errno = atoi(code);
    return 1;
}

static int fails(int fd, char kind) {
    const char *wanted = getenv("FAULT_KIND"), *n = getenv("FAULT_N"), *code = getenv("FAULT_ERRNO");
    if (!wanted || !n || !code || (wanted[0] != kind && wanted[0] != 'a') || !ours(fd)) return 0;
    return counted();
}

static int at_name(const char *path) {
    const char *wanted = getenv("FAULT_KIND"), *below = getenv("FAULT_PATH");
    return wanted && below && wanted[0] == 'a' && strstr(path, below) ? counted() : 0;
}

#define REAL(type, name, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *b, size_t n) {
    return fails(fd, 'w') ? -1 : REAL(ssize_t, write, int, const void *, size_t)(fd, b, n);
}
ssize_t pwrite(int fd, const void *b, size_t n, off_t at) {
    return fails(fd, 'w') ? -1 : REAL(ssize_t, pwrite, int, const void *, size_t, off_t)(fd, b, n, at);
}
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t at) {
    return fails(fd, 'w') ? -1 : REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t)(fd, b, n, at);
}
ssize_t writev(int fd, const struct iovec *v, int n) {
    return fails(fd, 'w') ? -1 : REAL(ssize_t, writev, int, const struct iovec *, int)(fd, v, n);
}
int ftruncate64(int fd, off64_t n) { return fails(fd, 'w') ? -1 : REAL(int, ftruncate64, int, off64_t)(fd, n); }
int fsync(int fd) { return fails(fd, 's') ? -1 : REAL(int, fsync, int)(fd); }
int fdatasync(int fd) { return fails(fd, 's') ? -1 : REAL(int, fdatasync, int)(fd); }
int rename(const char *a, const char *b) {
    return at_name(b) ? -1 : REAL(int, rename, const char *, const char *)(a, b);
}
int unlink(const char *a) { return at_name(a) ? -1 : REAL(int, unlink, const char *)(a); }
