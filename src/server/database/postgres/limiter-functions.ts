/**
 * The rolling window of RollingWindow, in PostgreSQL. Each function holds a lock of its subject until its statement has
 * committed, and as the statement is read committed, it then sees what others counted. Times are Unix milliseconds.
 */
export const limiterFunctions = `
  -- Locks a subject, drops what has left its window, and returns the time that counts as now: a clock that goes back a
  -- little has stopped; by more than a minute, it was ahead, and what it counted counts from now.
  CREATE FUNCTION open_window(p_subject text, p_now bigint, p_window bigint) RETURNS bigint LANGUAGE plpgsql AS $$
  DECLARE newest bigint;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(p_subject, 1));
    SELECT max(at) INTO newest FROM accepted_request WHERE subject = p_subject;
    IF newest - p_now > 60000 THEN
      UPDATE accepted_request SET at = p_now WHERE subject = p_subject AND at > p_now;
      newest := p_now;
    END IF;
    newest := greatest(p_now, newest);
    DELETE FROM accepted_request WHERE subject = p_subject AND at <= newest - p_window;
    RETURN newest;
  END $$;

  CREATE FUNCTION window_usage(p_subject text, p_window bigint, p_limit bigint, OUT used bigint, OUT frees_at bigint)
  LANGUAGE plpgsql AS $$
  BEGIN
    SELECT count(*) INTO used FROM accepted_request WHERE subject = p_subject;
    -- More than the limit may count after it was lowered; then several must end before one is accepted.
    SELECT at + p_window INTO frees_at FROM accepted_request WHERE subject = p_subject
      ORDER BY at OFFSET greatest(0, used - p_limit) LIMIT 1;
  END $$;

  CREATE FUNCTION take_request(p_subject text, p_now bigint, p_window bigint, p_limit bigint,
    OUT accepted boolean, OUT at bigint, OUT used bigint, OUT frees_at bigint) LANGUAGE plpgsql AS $$
  BEGIN
    at := open_window(p_subject, p_now, p_window);
    SELECT count(*) < p_limit INTO accepted FROM accepted_request r WHERE r.subject = p_subject;
    IF accepted THEN INSERT INTO accepted_request (subject, at) VALUES (p_subject, take_request.at); END IF;
    SELECT u.used, u.frees_at INTO used, frees_at FROM window_usage(p_subject, p_window, p_limit) u;
  END $$;

  CREATE FUNCTION request_usage(p_subject text, p_now bigint, p_window bigint, p_limit bigint,
    OUT accepted boolean, OUT at bigint, OUT used bigint, OUT frees_at bigint) LANGUAGE plpgsql AS $$
  BEGIN
    at := open_window(p_subject, p_now, p_window);
    SELECT u.used, u.frees_at INTO used, frees_at FROM window_usage(p_subject, p_window, p_limit) u;
    accepted := used < p_limit;
  END $$;

  -- Counts as many as are missing until p_used count.
  CREATE FUNCTION raise_requests(p_subject text, p_now bigint, p_window bigint, p_used bigint,
    OUT accepted boolean, OUT at bigint, OUT used bigint, OUT frees_at bigint) LANGUAGE plpgsql AS $$
  BEGIN
    at := open_window(p_subject, p_now, p_window);
    INSERT INTO accepted_request (subject, at) SELECT p_subject, raise_requests.at
      FROM generate_series(1, p_used - (SELECT count(*) FROM accepted_request r WHERE r.subject = p_subject));
    SELECT u.used, u.frees_at INTO used, frees_at FROM window_usage(p_subject, p_window, p_used) u;
    accepted := true;
  END $$;

  -- After the clock was set back, a request counts at an earlier time than it was accepted at.
  CREATE FUNCTION give_back_request(p_subject text, p_at bigint) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(p_subject, 1));
    DELETE FROM accepted_request WHERE id = (
      SELECT r.id FROM accepted_request r WHERE r.subject = p_subject AND r.at <= p_at ORDER BY r.at DESC, r.id DESC
      LIMIT 1);
  END $$;
`;
