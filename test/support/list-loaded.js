import { createRequire } from 'node:module';

/** For `node --import`: when it ends, a program lists the CommonJS packages it has loaded. */
const { cache } = createRequire(import.meta.url);

process.on('exit', () => {
  const packages = Object.keys(cache).flatMap(
    (file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [],
  );
  process.stderr.write(`${JSON.stringify({ loaded: [...new Set(packages)] })}\n`);
});
