import type { DataSource, EntityManager } from 'typeorm';

type Listener = () => void;

/**
 * Runs things after the commit of the transaction they belong to, and not at all if it is rolled back. What runs
 * must not fail and is a convenience: a process that ends in between does not run it.
 */
export class AfterCommit {
  private readonly listeners = new WeakMap<object, Listener[]>();

  constructor(dataSource: DataSource) {
    dataSource.subscribers.push({
      afterTransactionCommit: ({ queryRunner }) => {
        // Of a savepoint: the transaction goes on.
        if (queryRunner.isTransactionActive) return;
        const listeners = this.listeners.get(queryRunner);
        this.listeners.delete(queryRunner);
        for (const listener of listeners ?? []) listener();
      },
      afterTransactionRollback: ({ queryRunner }) => {
        if (!queryRunner.isTransactionActive) this.listeners.delete(queryRunner);
      },
    });
  }

  /** At once where `manager` is in no transaction. */
  run(manager: EntityManager, listener: Listener): void {
    const { queryRunner } = manager;
    if (!queryRunner?.isTransactionActive) {
      listener();
      return;
    }
    this.listeners.set(queryRunner, [...(this.listeners.get(queryRunner) ?? []), listener]);
  }
}
