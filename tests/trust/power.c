/* A recorder for the power-cut simulator: everything that is done to files below POWER_PATH goes to POWER_LOG, in order,
   with its bytes. The test then builds the disk as it would be after a cut: what was not synced may be gone. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#define REAL(type, name, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name))

static int below(const char *path) {
    const char *base = getenv("POWER_PATH");
    return base && path && strncmp(path, base, strlen(base)) == 0;
}

static int path_of(int fd, char *path, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, size - 1);
    if (n < 0) return 0;
    path[n] = 0;
    return below(path);
}

static void note(char kind, const char *path, const char *other, long at, const void *bytes, size_t n) {
    static int log = -1;
    char head[9000];
    if (log < 0) log = syscall(SYS_openat, AT_FDCWD, getenv("POWER_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    int len = snprintf(head, sizeof head, "%c\t%s\t%s\t%ld\t%zu\n", kind, path, other, at, n);
    char *all = malloc(len + n);
    memcpy(all, head, len);
    if (n) memcpy(all + len, bytes, n);
    syscall(SYS_write, log, all, len + n);
    free(all);
}

static int opened(const char *name, const char *path, int flags, mode_t mode) {
    int fresh = below(path) && (flags & O_CREAT) && access(path, F_OK) != 0;
    int cut = below(path) && (flags & O_TRUNC);
    int fd = ((int (*)(const char *, int, mode_t))dlsym(RTLD_NEXT, name))(path, flags, mode);
    if (fd >= 0 && fresh) note('C', path, "", 0, NULL, 0);
    if (fd >= 0 && cut) note('T', path, "", 0, NULL, 0);
    return fd;
}

static mode_t mode_of(int flags, va_list list) { return flags & O_CREAT ? va_arg(list, mode_t) : 0; }

int open(const char *path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    mode_t mode = mode_of(flags, list);
    va_end(list);
    return opened("open", path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    mode_t mode = mode_of(flags, list);
    va_end(list);
    return opened("open64", path, flags, mode);
}

ssize_t pwrite64(int fd, const void *b, size_t n, off64_t at) {
    char path[4096];
    ssize_t done = REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t)(fd, b, n, at);
    if (done > 0 && path_of(fd, path, sizeof path)) note('W', path, "", at, b, done);
    return done;
}
ssize_t pwrite(int fd, const void *b, size_t n, off_t at) { return pwrite64(fd, b, n, at); }
ssize_t write(int fd, const void *b, size_t n) {
    char path[4096];
    int ours = path_of(fd, path, sizeof path);
    off_t at = 0;
    if (ours) at = lseek(fd, 0, (fcntl(fd, F_GETFL) & O_APPEND) ? SEEK_END : SEEK_CUR);
    ssize_t done = REAL(ssize_t, write, int, const void *, size_t)(fd, b, n);
    if (done > 0 && ours) note('W', path, "", at, b, done);
    return done;
}
int ftruncate64(int fd, off64_t n) {
    char path[4096];
    int done = REAL(int, ftruncate64, int, off64_t)(fd, n);
    if (done == 0 && path_of(fd, path, sizeof path)) note('T', path, "", n, NULL, 0);
    return done;
}
int ftruncate(int fd, off_t n) { return ftruncate64(fd, n); }
int fsync(int fd) {
    char path[4096];
    int done = REAL(int, fsync, int)(fd);
    if (done == 0 && path_of(fd, path, sizeof path)) note('S', path, "", 0, NULL, 0);
    return done;
}
int fdatasync(int fd) {
    char path[4096];
    int done = REAL(int, fdatasync, int)(fd);
    if (done == 0 && path_of(fd, path, sizeof path)) note('S', path, "", 0, NULL, 0);
    return done;
}
int rename(const char *a, const char *b) {
    int done = REAL(int, rename, const char *, const char *)(a, b);
    if (done == 0 && below(b)) note('R', a, b, 0, NULL, 0);
    return done;
}
int renameat2(int d, const char *a, int e, const char *b, unsigned flags) {
    int done = REAL(int, renameat2, int, const char *, int, const char *, unsigned)(d, a, e, b, flags);
    if (done == 0 && below(b)) note(flags & 2 ? 'X' : 'R', a, b, 0, NULL, 0);
    return done;
}
int linkat(int d, const char *a, int e, const char *b, int flags) {
    int done = REAL(int, linkat, int, const char *, int, const char *, int)(d, a, e, b, flags);
    if (done == 0 && below(b)) note('L', a, b, 0, NULL, 0);
    return done;
}
int mkdir(const char *a, mode_t mode) {
    int done = REAL(int, mkdir, const char *, mode_t)(a, mode);
    if (done == 0 && below(a)) note('D', a, "", 0, NULL, 0);
    return done;
}
int rmdir(const char *a) {
    int done = REAL(int, rmdir, const char *)(a);
    if (done == 0 && below(a)) note('U', a, "", 0, NULL, 0);
    return done;
}
int unlinkat(int d, const char *a, int flags) {
    char path[8192];
    int ours = d == AT_FDCWD ? below(a) : path_of(d, path, 4096);
    if (d != AT_FDCWD) strcat(strcat(path, "/"), a);
    int done = REAL(int, unlinkat, int, const char *, int)(d, a, flags);
    if (done == 0 && ours) note('U', d == AT_FDCWD ? a : path, "", 0, NULL, 0);
    return done;
}
int unlink(const char *a) {
    int done = REAL(int, unlink, const char *)(a);
    if (done == 0 && below(a)) note('U', a, "", 0, NULL, 0);
    return done;
}
