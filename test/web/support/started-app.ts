import { strict as assert } from 'node:assert';
import { createDatabase, type OwnDatabase } from '../../support/database.js';
import { startServer, type TestServer } from '../../support/server.js';
import { unexpectedLines } from '../../support/server-log.js';

/** A server with its own database, which must stay free of errors as long as it runs. */
export class StartedApp {
  private linesChecked = 0;

  private constructor(
    readonly server: TestServer,
    readonly database: OwnDatabase,
  ) {}

  static async start(env: Record<string, string>): Promise<StartedApp> {
    const database = await createDatabase();
    return new StartedApp(await startServer({ env, databaseUrl: database.url }), database);
  }

  /** Throws if it has logged an error since the last check. */
  checkLog(): void {
    const lines = this.server.log.slice(this.linesChecked);
    this.linesChecked += lines.length;
    assert.deepEqual(unexpectedLines(lines), [], 'The server logged what it should not.');
  }

  async end(): Promise<void> {
    try {
      assert.equal(await this.server.stop(), 0, 'The server did not exit with code 0.');
      this.checkLog();
    } finally {
      await this.server.kill();
      await this.database.drop();
    }
  }
}
