import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Attempt, done } from '#server/attempt.ts';
import { findBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { chooseGround } from './identity.ts';
import { guard, keep, keeperOf } from './keeper.ts';
import { findRunning } from './running.ts';
import { bringDown, bringUp, settle } from './server.ts';
import { type Durability, settings } from './settings.ts';
import { socketFolder } from './socket.ts';

/** A running embedded server. `host` is a socket folder; `stop` ends the server unless another process keeps it. */
export type Embedded = { host: string; user: string; password: string; pid: number; stop(): Promise<void> };

export type EmbeddedOptions = {
  /** Folder for database, socket, password and log; made if missing. */
  home: string;
  durability?: Durability;
  /** Added to the server's environment. */
  environment?: Record<string, string>;
};

/**
 * Starts the embedded PostgreSQL, or takes over the one that a killed predecessor left running. If it dies it is
 * started again. A second process on the same folder borrows the server of the first and does not stop it.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Attempt<Embedded>> {
  const native = findBinaries();
  if (!native.ok) return native;
  mkdirSync(options.home, { recursive: true, mode: 0o700 });
  const ground = chooseGround(native.value, options.home);
  if (!ground.ok) return ground;
  const cluster = ensureCluster(ground.value);
  if (!cluster.ok) return cluster;
  const { data, password } = cluster.value;
  const socket = socketFolder(ground.value);
  if (!socket.ok) return socket;
  const login = { host: socket.value, user: 'qingsu', password };

  const keeper = keeperOf(ground.value.home);
  // A server whose keeper was just killed may be about to end by itself: it says so within a moment.
  if (keeper === undefined && findRunning(data).kind === 'alive') await sleep(100);
  const running = await settle(data);
  if (running.kind === 'alive' && keeper !== undefined && keeper !== process.pid) {
    return done({ ...login, pid: running.pid, stop: async () => {} });
  }

  const words = settings(socket.value, options.durability ?? 'durable');
  const start = () => bringUp(ground.value, data, socket.value, words, options.environment ?? {});
  const up = running.kind === 'alive' ? done(running.pid) : await start();
  // Another process started it in the same moment: borrow it.
  if (!up.ok) return findRunning(data).kind === 'alive' ? startEmbedded(options) : up;
  keep(ground.value.home);
  const release = guard(up.value, async () => {
    await settle(data);
    const again = await start();
    return again.ok ? again.value : undefined;
  });
  return done({ ...login, pid: up.value, stop: () => bringDown(release()) });
}
