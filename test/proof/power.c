// Interposed before libc: logs what a process does to the files of one folder, in order, and lets the
// n-th such call fail. TALKS_FOLDER: the folder; TALKS_LOG: where to log; TALKS_FAIL: n, from 1.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int calls;

static int is_watched(const char *path) {
  const char *folder = getenv("TALKS_FOLDER");
  return folder && strncmp(path, folder, strlen(folder)) == 0 && !strstr(path, " (deleted)");
}

static int path_of(int fd, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  path[length < 0 ? 0 : length] = 0;
  return length > 0 && is_watched(path);
}

// Whether the call is the one to fail.
static int fails(void) {
  const char *which = getenv("TALKS_FAIL");
  calls++;
  if (!which || atoi(which) != calls) return 0;
  errno = EIO;
  return 1;
}

static void note(const char *what, const char *path, const char *other, long at,
                 const unsigned char *data, size_t length) {
  char *line = malloc(strlen(path) + strlen(other) + 2 * length + 64);
  int end = sprintf(line, "%s\t%s\t%s\t%ld\t", what, path, other, at);
  for (size_t i = 0; i < length; i++) end += sprintf(line + end, "%02x", data[i]);
  line[end++] = '\n';
  int log = syscall(SYS_openat, AT_FDCWD, getenv("TALKS_LOG"), O_WRONLY | O_CREAT | O_APPEND, 0600);
  for (int done = 0; done < end;) {
    long wrote = syscall(SYS_write, log, line + done, end - done);
    if (wrote <= 0) abort();
    done += wrote;
  }
  syscall(SYS_close, log);
  free(line);
}

static int opened(const char *path, int flags, mode_t mode) {
  if (!(flags & O_CREAT) || !is_watched(path) || access(path, F_OK) == 0)
    return syscall(SYS_openat, AT_FDCWD, path, flags, mode);
  if (fails()) return -1;
  int fd = syscall(SYS_openat, AT_FDCWD, path, flags, mode);
  if (fd >= 0) note("create", path, "", 0, 0, 0);
  return fd;
}

#define OPEN(name)                                                                               \
  int name(const char *path, int flags, ...) {                                                    \
    va_list more;                                                                                 \
    va_start(more, flags);                                                                        \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;                       \
    va_end(more);                                                                                 \
    return opened(path, flags, mode);                                                             \
  }
OPEN(open)
OPEN(open64)

#define PWRITE(name)                                                                             \
  ssize_t name(int fd, const void *data, size_t length, off_t at) {                               \
    char path[PATH_MAX];                                                                          \
    int watched = path_of(fd, path);                                                              \
    if (watched && fails()) return -1;                                                            \
    ssize_t wrote = syscall(SYS_pwrite64, fd, data, length, at);                                  \
    if (watched && wrote > 0) note("write", path, "", at, data, wrote);                           \
    return wrote;                                                                                 \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

ssize_t write(int fd, const void *data, size_t length) {
  char path[PATH_MAX];
  int watched = path_of(fd, path);
  if (watched && fails()) return -1;
  long at = watched ? lseek(fd, 0, SEEK_CUR) : 0;
  ssize_t wrote = syscall(SYS_write, fd, data, length);
  if (watched && wrote > 0) note("write", path, "", at, data, wrote);
  return wrote;
}

#define ON_FD(name, what, number, parameters, at, ...)                                           \
  int name parameters {                                                                           \
    char path[PATH_MAX];                                                                          \
    int watched = path_of(fd, path);                                                              \
    if (watched && fails()) return -1;                                                            \
    int result = syscall(number, fd, ##__VA_ARGS__);                                              \
    if (watched && result == 0) note(what, path, "", at, 0, 0);                                   \
    return result;                                                                                \
  }
ON_FD(fsync, "sync", SYS_fsync, (int fd), 0)
ON_FD(fdatasync, "sync", SYS_fdatasync, (int fd), 0)
ON_FD(ftruncate, "truncate", SYS_ftruncate, (int fd, off_t size), size, size)
ON_FD(ftruncate64, "truncate", SYS_ftruncate, (int fd, off_t size), size, size)

#define ON_NAME(name, number)                                                                    \
  int name(const char *path, const char *other) {                                                 \
    if (is_watched(other) && fails()) return -1;                                                  \
    int result = syscall(number, path, other);                                                    \
    if (is_watched(other) && result == 0) note(#name, path, other, 0, 0, 0);                      \
    return result;                                                                                \
  }
ON_NAME(rename, SYS_rename)
ON_NAME(link, SYS_link)

int unlink(const char *path) {
  if (is_watched(path) && fails()) return -1;
  int result = syscall(SYS_unlink, path);
  if (is_watched(path) && result == 0) note("unlink", path, "", 0, 0, 0);
  return result;
}

int mkdir(const char *path, mode_t mode) {
  if (is_watched(path) && fails()) return -1;
  int result = syscall(SYS_mkdir, path, mode);
  if (is_watched(path) && result == 0) note("mkdir", path, "", 0, 0, 0);
  return result;
}
