/** Loaded into a process under measurement: says at its end how much memory it had at most, in kilobytes. */
process.on("exit", () => process.stderr.write(`\npeak-memory ${process.resourceUsage().maxRSS}\n`));
