import type { Socket } from 'node:net';
import { addressForLimits, type NetworkList } from '../primitives/client-address.js';

export interface ConnectionLimits {
  connectionsMax: number;
  perAddressMax: number;
  /** Exempt from the limit per address, because they carry many callers. */
  trustedProxies: NetworkList;
}

/** Counts the server's connections, in total and per address. */
export class ConnectionCounter {
  private total = 0;
  private readonly byAddress = new Map<string, number>();

  constructor(private readonly limits: ConnectionLimits) {}

  /** @returns false if the connection exceeds a limit, in which case it is not counted */
  admit(socket: Socket, peer: string): boolean {
    if (this.total >= this.limits.connectionsMax) return false;
    const address = this.limits.trustedProxies.includes(peer) ? undefined : addressForLimits(peer);
    if (address !== undefined) {
      const count = this.byAddress.get(address) ?? 0;
      if (count >= this.limits.perAddressMax) return false;
      this.byAddress.set(address, count + 1);
    }
    this.total += 1;
    socket.once('close', () => this.leave(address));
    return true;
  }

  private leave(address: string | undefined): void {
    this.total -= 1;
    if (address === undefined) return;
    const count = (this.byAddress.get(address) ?? 1) - 1;
    if (count > 0) this.byAddress.set(address, count);
    else this.byAddress.delete(address);
  }
}
