const reasons: Record<string, string> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  ENOENT: 'does not exist',
  ELOOP: 'symbolic links form a loop',
  EISDIR: 'is a directory',
  ENOTDIR: 'does not exist',
  EIO: 'cannot be read from the disk',
  EMFILE: 'too many open files',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be too large',
  EPIPE: 'nobody reads it any more',
};

/** A file system error in words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return reasons[code ?? ''] ?? code ?? message;
}
