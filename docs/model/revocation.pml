/*
 * The protocol of src/core/coherence, as far as its safety goes: see README.md. One instance that reads (it caches, holds
 * a lease and renews it), one that writes (it revokes, waits and answers), and a database server that may be replaced by
 * an older copy of itself. Each rule that can be left out has a name: spin -a -DNO_…
 */

#ifndef LEASE
#define LEASE 2
#endif
#ifndef TIME_MAX
#define TIME_MAX 5
#endif
#ifndef ATTEMPT_MAX
#define ATTEMPT_MAX 5
#endif
#ifndef CHANGES_MAX
#define CHANGES_MAX 2
#endif
#define ANY 255

/* A process of the reading instance that dies is followed by another, whose row is another. */
#ifndef LIVES
#define LIVES 2
#endif

typedef Server {
  byte last;                      /* number of the last change */
  byte revokedBy;                 /* the change that revoked the key, or 0: not revoked. The others are of other keys */
  bool hasRow[LIVES];
  byte acknowledged[LIVES];
  byte renewal[LIVES];
};
Server server[2];                 /* 1 is the copy: a standby that may lag, or a backup */
byte current;                     /* the one that answers. From its promotion on, the other confirms nothing: fencing */
bool isCopied;

byte now;
bool answered;                    /* a revoke was answered, and the current server has it */

mtype = { RENEW, REGISTER };
typedef Statement {
  bool isSent;
  mtype kind;
  byte life;
  byte attempt;
  byte known;                     /* a set of attempts */
  byte acknowledged;
  byte told;                      /* a later change, acknowledged where it is from; 0: none */
  byte toldBy;
  byte sentAt;
};
Statement statement;              /* the one whose answer the reader waits for */
Statement late;                   /* one that was given up, and may be executed at any time, or never */
typedef Answer {
  bool isThere;
  bool isDone;
  byte by;
  byte acknowledged;
  byte last;
  byte revokedBy;
  byte told;                      /* the last change that became known while the answer was held; 0: none */
  byte toldRevokedBy;
};
Answer answer;

#ifdef NO_DATABASE_LOAD
/* The reader is a verifier, and loads by way of an instance that answers from its cache, as not revoked. */
bool isCachedThere = true;
#endif

/* The reading instance. */
byte life;
byte leaseEnd;                    /* valid before this time */
bool isCached;                    /* the key, as not revoked */
bool isLoading;                   /* sent, and not executed yet */
bool isLoaded;                    /* executed and not revoked, not cached yet */
bool isDetached;                  /* its entry was dropped meanwhile */
byte attempt;
byte known;                       /* what was confirmed last, and those since then that are unanswered */
byte confirmedBy = ANY;
byte applied;
byte told;                        /* a change heard of on the server that confirmed last, later than what is applied; 0: none */
bool hasReadNews;                 /* by a renewal that counts when they are acknowledged: */
byte readNewsSentAt;
bool mustRegister = true;

inline drop() {
  isCached = false;
#ifndef NO_LOAD_CHECK
  isDetached = isDetached || isLoading || isLoaded
#endif
}

inline apply(upTo, revocation) {
  if
  /* What was heard of was dropped then. */
  :: applied < revocation && told < revocation && revocation <= upTo -> drop()
  :: else
  fi;
  applied = upTo
}

/* Does not touch the lease: the renewal was executed before what was told. */
inline listen(upTo, revocation) {
  if
  :: upTo > applied && upTo > told ->
    if
    :: applied < revocation && told < revocation && revocation <= upTo -> drop()
    :: else
    fi;
    told = upTo
  :: else
  fi
}

inline extendLease(from) {
  if
  :: from + LEASE > leaseEnd -> leaseEnd = from + LEASE
  :: else
  fi
}

inline acknowledge(row, upTo) {
  if
  :: upTo > row -> row = upTo
  :: else
  fi
}

/* Executes a statement on the server that answers now, whichever the sender meant. */
inline execute(s, result) {
  if
  :: s.kind == RENEW ->
#ifdef NO_COMPARE_AND_SWAP
    result = server[current].hasRow[s.life];
#else
    result = server[current].hasRow[s.life] && (s.known & (1 << server[current].renewal[s.life])) != 0;
#endif
    if
    :: result ->
      acknowledge(server[current].acknowledged[s.life], s.acknowledged);
#ifndef NO_SERVER_OF_TOLD
      if
      :: s.toldBy != current -> s.told = 0
      :: else
      fi;
#endif
      acknowledge(server[current].acknowledged[s.life], s.told);
      server[current].renewal[s.life] = s.attempt
    :: else
    fi
  :: else ->
    result = !server[current].hasRow[s.life] || server[current].renewal[s.life] < s.attempt;
    if
    :: result ->
      server[current].hasRow[s.life] = true;
      server[current].acknowledged[s.life] = server[current].last;
      server[current].renewal[s.life] = s.attempt
    :: else
    fi
  fi
}

inline send(aKind) {
  attempt++;
  known = known | (1 << attempt);
  statement.isSent = true;
  statement.kind = aKind;
  statement.life = life;
  statement.attempt = attempt;
  statement.known = known;
  statement.acknowledged = applied;
  statement.told = told;
  statement.toldBy = (told == 0 -> 0 : confirmedBy);
  statement.sentAt = now
}

inline confirm() {
  known = 1 << statement.attempt;
  confirmedBy = answer.by
}

inline forget() {
  statement.isSent = false; statement.kind = 0; statement.life = 0; statement.attempt = 0;
  statement.known = 0; statement.acknowledged = 0; statement.told = 0; statement.toldBy = 0; statement.sentAt = 0;
  answer.isThere = false; answer.isDone = false; answer.by = 0; answer.acknowledged = 0; answer.last = 0;
  answer.revokedBy = 0; answer.told = 0; answer.toldRevokedBy = 0
}

active proctype Reader() {
end:
  do
  :: atomic { !statement.isSent && !mustRegister && now < leaseEnd && attempt < ATTEMPT_MAX -> send(RENEW) }
  /* Register first: without a lease, or where the row is not as it was left. */
#ifdef NO_REGISTER_FIRST
  :: atomic { !statement.isSent && !mustRegister && now >= leaseEnd && attempt < ATTEMPT_MAX -> send(RENEW) }
  :: atomic { !statement.isSent && mustRegister && attempt < ATTEMPT_MAX ->
#else
  :: atomic { !statement.isSent && (mustRegister || now >= leaseEnd) && attempt < ATTEMPT_MAX ->
#endif
      leaseEnd = 0; mustRegister = true; hasReadNews = false; readNewsSentAt = 0; told = 0;
      send(REGISTER) }
  :: atomic { answer.isThere && statement.kind == REGISTER ->
      if
      :: answer.isDone ->
        applied = answer.last;
        confirm();
#ifndef NO_EMPTY_CACHE
        drop();
#endif
        extendLease(statement.sentAt);
        mustRegister = false
      :: else
      fi;
      forget() }
  :: atomic { answer.isThere && statement.kind == RENEW ->
#ifdef NO_ROW_NEEDED
      answer.isDone = true;
#endif
      if
      :: answer.isDone ->
        if
        :: answer.by != confirmedBy -> told = 0
        :: else
        fi;
        confirm();
        if
        :: hasReadNews -> extendLease(readNewsSentAt); hasReadNews = false; readNewsSentAt = 0
        :: else
        fi;
        applied = answer.acknowledged;
        if
        :: applied < answer.last ->
#ifdef NO_ACKNOWLEDGEMENT_FIRST
          extendLease(statement.sentAt);
#endif
          apply(answer.last, answer.revokedBy);
          hasReadNews = true;
          readNewsSentAt = statement.sentAt
        :: else -> extendLease(statement.sentAt)
        fi;
        if
        :: told <= applied -> told = 0
        :: else
        fi;
        listen(answer.told, answer.toldRevokedBy)
      :: else -> mustRegister = true; leaseEnd = 0
      fi;
      forget() }
  /* No answer in time. */
  :: atomic { statement.isSent ->
      hasReadNews = false; readNewsSentAt = 0;
      if
      :: told = 0
      :: told != 0
      fi;
      if
      :: !answer.isThere && !late.isSent ->
        late.isSent = true; late.kind = statement.kind; late.life = statement.life;
        late.attempt = statement.attempt; late.known = statement.known;
        late.acknowledged = statement.acknowledged; late.told = statement.told; late.toldBy = statement.toldBy
      :: true
      fi;
      forget() }
  /* A notification from the server that confirmed last, which may have been replaced since. */
  :: atomic { confirmedBy != ANY && !mustRegister && server[confirmedBy].last > applied && server[confirmedBy].last > told ->
#ifdef NO_GAP_CHECK
      /* It tells of the last change alone, and is believed without the one before it. */
      if
      :: server[confirmedBy].revokedBy == server[confirmedBy].last ->
        listen(server[confirmedBy].last, server[confirmedBy].revokedBy)
      :: else -> told = server[confirmedBy].last
      fi }
#else
      listen(server[confirmedBy].last, server[confirmedBy].revokedBy) }
#endif
  :: atomic { now < leaseEnd && !isCached && !isLoading && !isLoaded -> isLoading = true }
  :: atomic { isLoaded ->
      isLoaded = false;
      isCached = !isDetached;
      isDetached = false }
  /* A request that is answered from the cache, or by a load that it joins. */
  :: atomic { now < leaseEnd && (isCached || (isLoaded && !isDetached)) -> assert(!answered) }
  /* The process dies, and another starts. */
  :: atomic { life + 1 < LIVES ->
      life++;
      leaseEnd = 0; mustRegister = true; hasReadNews = false; readNewsSentAt = 0;
      known = 0; applied = 0; told = 0; confirmedBy = ANY;
      isCached = false; isLoading = false; isLoaded = false; isDetached = false;
      forget() }
  od
}

/* The network and the database. */
active proctype Surroundings() {
  bool isDone;
  byte i;
end:
  do
  :: atomic { statement.isSent && !answer.isThere ->
      execute(statement, answer.isDone);
      answer.isThere = true; answer.by = current;
      answer.acknowledged = (answer.isDone -> server[current].acknowledged[statement.life] : statement.acknowledged);
      answer.last = server[current].last; answer.revokedBy = server[current].revokedBy }
  /* For a verifier: an instance holds an answer without news, and tells of what it reads meanwhile on that server. */
  :: atomic { answer.isDone && statement.kind == RENEW && answer.acknowledged == answer.last && server[answer.by].last > answer.last ->
      answer.told = server[answer.by].last; answer.toldRevokedBy = server[answer.by].revokedBy }
  :: atomic { late.isSent ->
      execute(late, isDone);
      isDone = false;
      late.isSent = false; late.kind = 0; late.life = 0; late.attempt = 0; late.known = 0;
      late.acknowledged = 0; late.told = 0; late.toldBy = 0 }
  /* A load is believed from the server that confirmed the lease alone. */
  :: atomic { isLoading ->
      isLoading = false;
#ifdef NO_DATABASE_LOAD
      isLoaded = confirmedBy == current && (server[current].revokedBy == 0 || isCachedThere);
#else
      isLoaded = confirmedBy == current && server[current].revokedBy == 0;
#endif
      isDetached = isDetached && isLoaded }
#ifdef NO_DATABASE_LOAD
  /* It hears of the revoke, drops the key and acknowledges, when it does. */
  :: atomic { isCachedThere && server[current].revokedBy != 0 -> isCachedThere = false }
#endif
  :: atomic { now < TIME_MAX -> now++ }
  /* A copy of the server, which is up to date or not when it takes the place of the first. */
  :: d_step { !isCopied ->
      isCopied = true;
      server[1].last = server[0].last;
      server[1].revokedBy = server[0].revokedBy;
      i = 0;
      do
      :: i < LIVES ->
        server[1].hasRow[i] = server[0].hasRow[i];
        server[1].acknowledged[i] = server[0].acknowledged[i];
        server[1].renewal[i] = server[0].renewal[i];
        i++
      :: else -> break
      od;
      i = 0 }
  :: d_step { isCopied && current == 0 ->
      current = 1;
      /* What the copy lacks is lost, and was answered in vain: no protocol brings it back. */
      answered = answered && server[1].revokedBy != 0 }
  od
}

#ifdef NO_WAITING
#define IS_ACKNOWLEDGED(row) true
#elif defined(NO_DATABASE_LOAD)
#define IS_ACKNOWLEDGED(row) (!isCachedThere && (!server[current].hasRow[row] || server[current].acknowledged[row] >= sequence))
#else
#define IS_ACKNOWLEDGED(row) (!server[current].hasRow[row] || server[current].acknowledged[row] >= sequence)
#endif

inline removeSilent(row, upTo) {
  if
  :: server[current].acknowledged[row] < upTo ->
    server[current].hasRow[row] = false; server[current].acknowledged[row] = 0; server[current].renewal[row] = 0
  :: else
  fi
}

/* The writing instance. Its own cache is the reader's rule (a), at once. */
active proctype Writer() {
  byte linkServer;
  byte settledAt;
  byte committedOn;
  byte committedAt;
  byte sequence;
  bool isWaiting;
  byte otherSequence;
  byte otherOn;
  byte otherAt;
end:
  do
  /* Its link finds the new server when it does. */
  :: atomic { linkServer != current ->
      linkServer = current;
#ifndef NO_SETTLING
      settledAt = now + LEASE
#endif
      }
  /* A revoke, or its repeat, which finds nothing to do and waits for what is there. */
  :: atomic { !isWaiting && !answered && (server[current].revokedBy != 0 || server[current].last < CHANGES_MAX) ->
      if
      :: server[current].revokedBy == 0 ->
        server[current].last++;
        server[current].revokedBy = server[current].last
      :: else
      fi;
      isWaiting = true; committedOn = current; committedAt = now; sequence = server[current].last }
  /* Another change. What matters of it here is its writer's patience. */
  :: atomic { otherSequence == 0 && server[current].last < CHANGES_MAX ->
      server[current].last++;
      otherSequence = server[current].last; otherOn = current; otherAt = now }
  :: atomic { otherSequence != 0 && now >= otherAt + LEASE && current == otherOn && linkServer == otherOn ->
      removeSilent(0, otherSequence);
      removeSilent(LIVES - 1, otherSequence);
      otherSequence = 0; otherOn = 0; otherAt = 0 }
  /* Everyone has acknowledged, by the server of the change. */
  :: atomic { isWaiting && linkServer == committedOn && current == linkServer && now >= settledAt && IS_ACKNOWLEDGED(0) && IS_ACKNOWLEDGED(LIVES - 1) ->
      answered = true;
      isWaiting = false; committedOn = 0; committedAt = 0; sequence = 0 }
  /* A lease has passed. Whoever is silent loses its row. */
  :: atomic { isWaiting && now >= committedAt + LEASE ->
#ifdef NO_DATABASE_LOAD
      isCachedThere = false;
#endif
      if
      :: linkServer == committedOn ->
        answered = server[current].revokedBy != 0;
        if
        :: current == committedOn ->
          removeSilent(0, sequence);
          removeSilent(LIVES - 1, sequence)
        :: true
        fi
      :: else
      fi;
      isWaiting = false; committedOn = 0; committedAt = 0; sequence = 0 }
  /* It dies, or gives up: nothing was answered. */
  :: atomic { isWaiting -> isWaiting = false; committedOn = 0; committedAt = 0; sequence = 0 }
  od
}
