/* Faults for the files below FAULT_PATH: from the FAULT_N-th call on, writes (FAULT_KIND=w) or syncs (s) fail with
   FAULT_ERRNO, once, or for good with FAULT_STICKY=1. FAULT_KIND=a counts all that changes files or names alike;
   FAULT_ERRNO=0 means that the process is killed there, as by kill -9. FAULT_QUOTA=n: all files together take n bytes,
   then writes fail with ENOSPC, until something is removed or cut. Loaded with LD_PRELOAD by the tests; never part of
   hucha. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
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

static long long used;

static int add(const char *path, const struct stat *s, int kind, struct FTW *at) {
    (void)path, (void)at;
    if (kind == FTW_F) used += (s->st_size + 4095) / 4096 * 4096;
    return 0;
}

/* Whether n bytes at a place of a file go beyond the quota. */
static int full(int fd, size_t n, off64_t at) {
    const char *quota = getenv("FAULT_QUOTA"), *below = getenv("FAULT_PATH");
    struct stat s;
    if (!quota || !below || !ours(fd) || fstat(fd, &s) || !S_ISREG(s.st_mode)) return 0;
    if (at < 0) at = (fcntl(fd, F_GETFL) & O_APPEND) ? s.st_size : lseek(fd, 0, SEEK_CUR);
    long long more = (at + (long long)n + 4095) / 4096 - (s.st_size + 4095) / 4096;
    if (more <= 0) return 0;
    used = 0;
    nftw(below, add, 16, FTW_PHYS);
    if (used + more * 4096 <= atoll(quota)) return 0;
    errno = ENOSPC;
    return 1;
}

static int at_name(const char *path) {
    const char *wanted = getenv("FAULT_KIND"), *below = getenv("FAULT_PATH");
    return wanted && below && wanted[0] == 'a' && strstr(path, below) ? counted() : 0;
}

#define REAL(type, name, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *b, size_t n) {
    return full(fd, n, -1) || fails(fd, 'w') ? -1 : REAL(ssize_t, write, int, const void *, size_t)(fd, b, n);
}
ssize_t pwrite(int fd, const void *b, size_t n, off_t at) {
    return full(fd, n, at) || fails(fd, 'w') ? -1 : REAL(ssize_t, pwrite, int, const void *, size_t, off_t)(fd, b, n, at);
}
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t at) {
    return full(fd, n, at) || fails(fd, 'w') ? -1 : REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t)(fd, b, n, at);
}
static size_t total(const struct iovec *v, int n) {
    size_t all = 0;
    for (int i = 0; i < n; i++) all += v[i].iov_len;
    return all;
}
ssize_t writev(int fd, const struct iovec *v, int n) {
    return full(fd, total(v, n), -1) || fails(fd, 'w') ? -1 : REAL(ssize_t, writev, int, const struct iovec *, int)(fd, v, n);
}
int ftruncate(int fd, off_t n) { return fails(fd, 'w') ? -1 : REAL(int, ftruncate, int, off_t)(fd, n); }
int ftruncate64(int fd, off64_t n) { return fails(fd, 'w') ? -1 : REAL(int, ftruncate64, int, off64_t)(fd, n); }
int fsync(int fd) { return fails(fd, 's') ? -1 : REAL(int, fsync, int)(fd); }
int fdatasync(int fd) { return fails(fd, 's') ? -1 : REAL(int, fdatasync, int)(fd); }
int rename(const char *a, const char *b) {
    return at_name(b) ? -1 : REAL(int, rename, const char *, const char *)(a, b);
}
int unlink(const char *a) { return at_name(a) ? -1 : REAL(int, unlink, const char *)(a); }
int renameat2(int d, const char *a, int e, const char *b, unsigned flags) {
    return at_name(b) ? -1 : REAL(int, renameat2, int, const char *, int, const char *, unsigned)(d, a, e, b, flags);
}
int linkat(int d, const char *a, int e, const char *b, int flags) {
    return at_name(b) ? -1 : REAL(int, linkat, int, const char *, int, const char *, int)(d, a, e, b, flags);
}
int mkdir(const char *a, mode_t mode) { return at_name(a) ? -1 : REAL(int, mkdir, const char *, mode_t)(a, mode); }
int rmdir(const char *a) { return at_name(a) ? -1 : REAL(int, rmdir, const char *)(a); }
/* Names below an open folder: what the standard library uses to remove a folder with all that is in it. */
int unlinkat(int d, const char *a, int flags) {
    const char *wanted = getenv("FAULT_KIND");
    int counts = wanted && wanted[0] == 'a' && (ours(d));
    return counts && counted() ? -1 : REAL(int, unlinkat, int, const char *, int)(d, a, flags);
}

static int opened(const char *name, const char *path, int flags, mode_t mode) {
    int makes = (flags & O_TRUNC) || ((flags & O_CREAT) && access(path, F_OK) != 0);
    if (makes && at_name(path)) return -1;
    return ((int (*)(const char *, int, mode_t))dlsym(RTLD_NEXT, name))(path, flags, mode);
}
int open(const char *path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0;
    va_end(list);
    return opened("open", path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0;
    va_end(list);
    return opened("open64", path, flags, mode);
}
