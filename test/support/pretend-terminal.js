/** Loaded before a program: its streams claim to be a terminal. For machines on which a test cannot get a real one. */
const { stdin, stdout, stderr } = process;
stdin.isTTY = true;
stdin.setRawMode = () => stdin;
stderr.isTTY = true;
if (process.env.PRETEND_STDOUT === 'terminal') stdout.isTTY = true;

// A terminal that nobody reads from keeps no program running; a pipe does.
const { pause, resume } = stdin;
stdin.pause = () => pause.call(stdin.unref());
stdin.resume = () => resume.call(stdin.ref());
