import type { DataSource, EntityManager } from 'typeorm';

type Listener = () => void;

/**
 * Runs callbacks after the commit of the transaction they belong to, or not at all if it is rolled back. Callbacks must
 * not fail, and must be optional: if the process ends in between, they do not run.
 */
export class AfterCommit {
  private readonly listeners = new WeakMap<object, Listener[]>();

  constructor(dataSource: DataSource) {
    dataSource.subscribers.push({
      afterTransactionCommit: ({ queryRunner }) => {
        // Only a savepoint was released: the transaction continues.
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

  /** Runs at once if `manager` is not in a transaction. */
  run(manager: EntityManager, listener: Listener): void {
    const { queryRunner } = manager;
    if (!queryRunner?.isTransactionActive) {
      listener();
      return;
    }
    this.listeners.set(queryRunner, [...(this.listeners.get(queryRunner) ?? []), listener]);
  }
}
