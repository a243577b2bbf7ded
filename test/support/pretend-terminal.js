/** Loaded before a program: its streams say that they are a terminal. For machines on which a test can get no real one. */
process.stdin.isTTY = true;
process.stdin.setRawMode = () => process.stdin;
process.stderr.isTTY = true;
if (process.env.PRETEND_STDOUT === 'terminal') process.stdout.isTTY = true;
