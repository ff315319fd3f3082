import type { WorkloadReference } from '@parbench/core';

/** The version of the messages below, raised when workers of an older parbench would misread them. */
export const lobbyVersion = 1;

/** A run that seeks workers on other hosts: what a worker needs to join. */
export interface Advert {
  readonly type: 'seeking';
  readonly version: number;
  /** Names the executor. */
  readonly run: string;
  /** How many workers it still needs. */
  readonly needed: number;
  /** The workload's module relative to the folder of the run, and the hash of its files. */
  readonly path: string;
  readonly hash: string;
  readonly workload: Omit<WorkloadReference, 'url'>;
  /** The settings of the worker entry, without the server. */
  readonly settings: object;
}

/** A message in the lobby, where every driver and every worker host hears every other. */
export type LobbyMessage =
  | Advert
  /** The executor has closed. */
  | { readonly type: 'over'; readonly run: string }
  /** A worker asks to join, is ready, is still alive, or has ended; or its host refuses, with the reason. */
  | { readonly type: 'joining' | 'ready' | 'alive' | 'ended'; readonly run: string; readonly worker: string }
  | { readonly type: 'refused'; readonly run: string; readonly worker: string; readonly reason: string }
  /** The executor accepts the worker. */
  | { readonly type: 'welcome'; readonly run: string; readonly worker: string };

/** A broadcast channel on the server of the queue. */
export interface Lobby {
  send(message: LobbyMessage): void;
  close(): Promise<void>;
}

/** How often adverts and heartbeats are sent, and how long a worker or run may be silent before it counts as gone, in milliseconds. */
export const lobbyIntervalMs = 500;
export const lobbySilenceMs = 5_000;

/** Parses a message; `undefined` for one that is not ours. */
export function parseLobbyMessage(text: string): LobbyMessage | undefined {
  try {
    const message: LobbyMessage = JSON.parse(text);
    return typeof message?.type === 'string' && typeof message.run === 'string' ? message : undefined;
  } catch {
    return undefined;
  }
}
