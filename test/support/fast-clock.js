import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';

/**
 * Loaded into a server: its monotonic clock and timers run CLOCK_SPEED times as fast, so that a test waits less for
 * leases, time-outs and retries. The time of day, and everything timed by the database's clock, are unaffected.
 */
const speed = Number(process.env.CLOCK_SPEED);

const { setTimeout: wait, setInterval: repeat } = globalThis;
const sleep = timersPromises.setTimeout;
const now = performance.now.bind(performance);
const { setTimeout: closeWhenSilent } = Socket.prototype;

timers.setTimeout = globalThis.setTimeout = (callback, milliseconds, ...rest) =>
  wait(callback, milliseconds / speed, ...rest);
timers.setInterval = globalThis.setInterval = (callback, milliseconds, ...rest) =>
  repeat(callback, milliseconds / speed, ...rest);
timersPromises.setTimeout = (milliseconds, ...rest) => sleep(milliseconds / speed, ...rest);
performance.now = () => now() * speed;
Socket.prototype.setTimeout = function (milliseconds, ...rest) {
  return closeWhenSilent.call(this, milliseconds / speed, ...rest);
};
syncBuiltinESMExports();
