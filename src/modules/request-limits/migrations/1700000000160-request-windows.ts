import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much of each limit has been handed out: see docs/adr/0031-limits-in-leased-slices.md. */
export class RequestWindows1700000000160 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- The window of each limit that was used last. Half empty, so that its row can change in place.
      CREATE TABLE request_windows (
        holder_type text NOT NULL,
        holder_id uuid NOT NULL,
        per text NOT NULL CHECK (per IN ('second', 'minute', 'hour', 'day', 'month')),
        started_at timestamptz NOT NULL,
        -- Requests that may be let through; more than the limit only where that has been lowered since.
        granted bigint NOT NULL,
        -- Of them, those that are known to have been let through.
        used bigint NOT NULL,
        -- The limit, as of the last grant.
        requests bigint NOT NULL,
        -- Up to which part of the limit, in percent, somebody has been told.
        notified smallint NOT NULL DEFAULT 0,
        PRIMARY KEY (holder_type, holder_id, per)
      ) WITH (fillfactor = 50);
      CREATE INDEX request_windows_of_quotas ON request_windows (started_at) WHERE per IN ('day', 'month');

      /*
       * One statement for many slices. Each ask: [{ask, type, id, per, limit, slice, used, returned, window}]; the rows are
       * locked in one order, so that two of these never wait for each other. The time is read once a row is locked, and a
       * window never goes back, whatever the clock does: else one window could be given out twice.
       */
      CREATE FUNCTION lease_requests(asks jsonb)
      RETURNS TABLE (
        ask int, granted bigint, remaining bigint, "window" float8, ms_left float8, holders int, notice_due boolean)
      LANGUAGE plpgsql AS $$
      DECLARE
        a record;
        w request_windows;
        clock timestamptz;
        current_start timestamptz;
        instances int;
      BEGIN
        -- What is granted has to outlive a crash of the server.
        PERFORM set_config('synchronous_commit', CASE current_setting('synchronous_commit')
          WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, true);
        SELECT count(*) INTO instances FROM authority_instances;
        FOR a IN
          SELECT * FROM jsonb_to_recordset(asks) AS x (
            ask int, type text, id uuid, per text, "limit" bigint, slice bigint, used bigint, returned bigint,
            "window" float8)
          ORDER BY x.type, x.id, x.per, x.ask
        LOOP
          SELECT * INTO w FROM request_windows r
          WHERE r.holder_type = a.type AND r.holder_id = a.id AND r.per = a.per FOR UPDATE;
          IF NOT FOUND THEN
            INSERT INTO request_windows (holder_type, holder_id, per, started_at, granted, used, requests)
            VALUES (a.type, a.id, a.per, '-infinity', 0, 0, a."limit") ON CONFLICT DO NOTHING;
            SELECT * INTO STRICT w FROM request_windows r
            WHERE r.holder_type = a.type AND r.holder_id = a.id AND r.per = a.per FOR UPDATE;
          END IF;
          clock := clock_timestamp();
          current_start := date_trunc(a.per, clock, 'UTC');
          IF w.started_at > '-infinity' AND a."window" = extract(epoch FROM w.started_at) * 1000 THEN
            w.granted := greatest(0, w.granted - a.returned);
            w.used := w.used + a.used;
          END IF;
          IF w.started_at < current_start THEN
            w.started_at := current_start;
            w.granted := 0;
            w.used := 0;
            w.notified := 0;
          END IF;
          ask := a.ask;
          granted := greatest(0, least(a.slice, a."limit" - w.granted));
          w.granted := w.granted + granted;
          UPDATE request_windows r
          SET started_at = w.started_at, granted = w.granted, used = w.used, notified = w.notified, requests = a."limit"
          WHERE r.holder_type = a.type AND r.holder_id = a.id AND r.per = a.per;
          remaining := greatest(0, a."limit" - w.granted);
          "window" := extract(epoch FROM w.started_at) * 1000;
          ms_left := extract(epoch FROM request_window_end(w.started_at, a.per) - clock) * 1000;
          holders := greatest(1, instances);
          notice_due := reached_percent(w.per, w.granted, w.used, a."limit") > w.notified;
          RETURN NEXT;
        END LOOP;
      END $$;

      -- Of a quota: 100 where all is given out, 80 where so much is used; else 0.
      CREATE FUNCTION reached_percent(per text, granted bigint, used bigint, requests bigint) RETURNS smallint
      LANGUAGE sql IMMUTABLE AS $$
        SELECT CASE WHEN per NOT IN ('day', 'month') THEN 0 WHEN granted >= requests THEN 100
          WHEN used * 100 >= requests * 80 THEN 80 ELSE 0 END::smallint
      $$;

      -- Months differ in length, and days do not in UTC.
      CREATE FUNCTION request_window_end(started_at timestamptz, per text) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
        SELECT ((started_at AT TIME ZONE 'UTC') + ('1 ' || per)::interval) AT TIME ZONE 'UTC'
      $$;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP FUNCTION lease_requests, reached_percent, request_window_end;
      DROP TABLE request_windows;
    `);
  }
}
