// SPDX-License-Identifier: MIT
// Records what a program writes below one folder, for power_cut.py. Loaded by LD_PRELOAD (Linux).
//
// Each record: kind, length of the path, length of the data, offset (or new length), path, data.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define MOST 4096
static char *names[MOST];
static int out = -1;
static const char *root;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

__attribute__((constructor)) static void begin(void) {
    const char *log = getenv("KVISA_RECORD_TO");
    root = getenv("KVISA_RECORD_BELOW");
    if (!log || !root) return;
    int (*real_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    out = real_open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static ssize_t plainly(const void *data, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    return real(out, data, size);
}

static int is_ours(const char *path) {
    return out >= 0 && root && path && !strncmp(path, root, strlen(root));
}

static void note(char kind, const char *path, int64_t offset, const void *data, uint32_t size) {
    uint32_t length = strlen(path);
    plainly(&kind, 1);
    plainly(&length, 4);
    plainly(&size, 4);
    plainly(&offset, 8);
    plainly(path, length);
    if (size) plainly(data, size);
}

static const char *name_of(int fd) {
    return fd >= 0 && fd < MOST ? names[fd] : NULL;
}

static int opened(int fd, int flags, int is_new) {
    char full[4096], link[64];
    if (fd < 0 || fd >= MOST) return fd;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, full, sizeof full - 1);
    if (size < 0) return fd;
    full[size] = 0;
    pthread_mutex_lock(&turn);
    free(names[fd]);
    names[fd] = is_ours(full) ? strdup(full) : NULL;
    if (names[fd] && is_new) note('C', full, 0, NULL, 0);
    else if (names[fd] && (flags & O_TRUNC)) note('T', full, 0, NULL, 0);
    pthread_mutex_unlock(&turn);
    return fd;
}

static int open_as(const char *symbol, const char *path, int flags, mode_t mode) {
    REAL(int, symbol, const char *, int, ...);
    int is_new = (flags & O_CREAT) && access(path, F_OK);
    return opened(real(path, flags, mode), flags, is_new);
}
#define MODE mode_t mode = 0; if (flags & O_CREAT) { va_list all; va_start(all, flags); mode = va_arg(all, int); va_end(all); }
int open(const char *path, int flags, ...) { MODE return open_as("open", path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return open_as("open", path, flags, mode); }
int openat(int at, const char *path, int flags, ...) {
    MODE
    REAL(int, "openat", int, const char *, int, ...);
    int is_new = (flags & O_CREAT) && faccessat(at, path, F_OK, 0);
    return opened(real(at, path, flags, mode), flags, is_new);
}
int openat64(int at, const char *path, int flags, ...) {
    MODE
    return openat(at, path, flags, mode);
}

#define LOCKED(fd, call, kind, offset, data, size) \
    const char *path = name_of(fd); \
    if (!path) return call; \
    pthread_mutex_lock(&turn); \
    int64_t where = offset; \
    long done = call; \
    if (done >= 0) note(kind, path, where, data, size); \
    pthread_mutex_unlock(&turn); \
    return done

ssize_t write(int fd, const void *data, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    LOCKED(fd, real(fd, data, size), 'W', lseek(fd, 0, SEEK_CUR), data, (uint32_t)done);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) {
    REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
    LOCKED(fd, real(fd, data, size, offset), 'W', offset, data, (uint32_t)done);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset) {
    return pwrite(fd, data, size, offset);
}
int ftruncate(int fd, off_t length) {
    REAL(int, "ftruncate", int, off_t);
    LOCKED(fd, real(fd, length), 'T', length, NULL, 0);
}
int ftruncate64(int fd, off64_t length) { return ftruncate(fd, length); }
int fsync(int fd) {
    REAL(int, "fsync", int);
    LOCKED(fd, real(fd), 'S', 0, NULL, 0);
}
int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    LOCKED(fd, real(fd), 'S', 0, NULL, 0);
}

int close(int fd) {
    REAL(int, "close", int);
    pthread_mutex_lock(&turn);
    if (fd >= 0 && fd < MOST) {
        free(names[fd]);
        names[fd] = NULL;
    }
    pthread_mutex_unlock(&turn);
    return real(fd);
}

static void whole(const char *path, char *full) {
    char folder[4096];
    const char *last = strrchr(path, '/');
    snprintf(folder, sizeof folder, "%.*s", last ? (int)(last - path) : 1, last ? path : ".");
    if (!realpath(folder[0] ? folder : "/", full)) full[0] = 0;
    strncat(full, last ? last : path, 4095 - strlen(full));
}
#define NAMED(call, kind, path) \
    char full[8192]; \
    whole(path, full); \
    pthread_mutex_lock(&turn); \
    int done = call; \
    if (!done && is_ours(full)) note(kind, full, 0, NULL, 0); \
    pthread_mutex_unlock(&turn); \
    return done
int unlink(const char *path) { REAL(int, "unlink", const char *); NAMED(real(path), 'U', path); }
int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    NAMED(real(path, mode), 'M', path);
}
int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    char one[8192], other[8192];
    whole(from, one);
    whole(to, other);
    pthread_mutex_lock(&turn);
    int done = real(from, to);
    if (!done && is_ours(other)) note('R', one, 0, other, strlen(other));
    pthread_mutex_unlock(&turn);
    return done;
}
int renameat(int a, const char *from, int b, const char *to) { (void)a; (void)b; return rename(from, to); }
