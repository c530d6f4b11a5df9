const REASONS: Record<string, string> = {
  ENOSPC: "the disk is full; make room and run this again",
  EDQUOT: "your share of the disk is used up; make room and run this again",
  EFBIG: "a file would be larger than is allowed here",
  EROFS: "the disk can only be read; name a folder elsewhere",
  EACCES: "access is denied; name a folder that is yours",
  EPERM: "access is denied; name a folder that is yours",
  ENAMETOOLONG: "a name is too long for this disk; choose a shorter one",
  ENOTDIR: "a file stands where a folder should be; name another folder",
  EBUSY: "it is in use, or a disk of its own; name a folder within it",
  EXDEV: "it is a disk of its own; name a folder within it",
};

/** What the file system refused, in one line that says what to do; undefined for any other error. */
export function explainFileError(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) return undefined;
  const reason = REASONS[String(error.code)];
  if (!reason) return error.message.split("\n")[0]!;
  return "path" in error && error.path ? `${String(error.path)}: ${reason}` : reason;
}
