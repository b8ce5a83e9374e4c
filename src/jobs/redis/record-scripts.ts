/*
 * Lua scripts over the records; Redis runs each as one step. KEYS: 1 the record, 2 `jobs` (ids by number), 3 `number` (the last one given),
 * 4 `ended` (ids by time of end). Records that are forgotten are found inside the script, so all keys live in one Redis, not in a cluster.
 */

const create = `
local function create()
  if redis.call('EXISTS', KEYS[1]) == 1 then return end
  redis.call('HSET', KEYS[1], 'id', ARGV[1], 'kind', ARGV[2], 'payload', ARGV[3], 'state', 'waiting', 'attempt', 0,
    'progress', '{"done":0,"total":null,"note":""}', 'result', 'null', 'error', 'null', 'createdAt', ARGV[4], 'updatedAt', ARGV[4])
  redis.call('ZADD', KEYS[2], redis.call('INCR', KEYS[3]), ARGV[1])
end
`;

const forgetOld = `
local function forget(prefix, ids)
  for _, id in ipairs(ids) do
    redis.call('DEL', prefix .. ':job:' .. id)
    redis.call('ZREM', KEYS[2], id)
    redis.call('ZREM', KEYS[4], id)
  end
end
local function forgetOld(prefix, now, forMs, count)
  forget(prefix, redis.call('ZRANGEBYSCORE', KEYS[4], '-inf', now - forMs, 'LIMIT', 0, 100))
  local surplus = redis.call('ZCARD', KEYS[4]) - count
  if surplus > 0 then forget(prefix, redis.call('ZRANGE', KEYS[4], 0, surplus - 1)) end
end
`;

const isClaimedBy = `
local function isClaimedBy(token)
  local found = redis.call('HMGET', KEYS[1], 'state', 'token')
  return found[1] == 'running' and found[2] == token
end
`;

/** ARGV: id, kind, payload, time. Answers with the record that is there, or the new one. */
export const createScript = `${create}
create()
return redis.call('HGETALL', KEYS[1])`;

/**
 * ARGV: id, kind, payload, time of creation, now, token, maximum of attempts. Answers with the record, or nil where it is not to be run. A claim
 * that Redis has made before (the answer was lost) is not made twice. A job that ended its worker on every attempt would do so for ever.
 */
export const claimScript = `${create}
create()
local record = redis.call('HMGET', KEYS[1], 'kind', 'state', 'attempt', 'token')
local state, token = record[2], record[4]
if record[1] ~= ARGV[2] or (state ~= 'waiting' and state ~= 'running') then return nil end
if state == 'waiting' or token ~= ARGV[6] then
  if state == 'running' and tonumber(record[3]) >= tonumber(ARGV[7]) then
    redis.call('HSET', KEYS[1], 'state', 'failed', 'error', '"its worker ended before the job did"', 'updatedAt', ARGV[5])
    redis.call('ZADD', KEYS[4], ARGV[5], ARGV[1])
    return nil
  end
  redis.call('HINCRBY', KEYS[1], 'attempt', 1)
  redis.call('HSET', KEYS[1], 'state', 'running', 'token', ARGV[6], 'updatedAt', ARGV[5])
end
return redis.call('HGETALL', KEYS[1])`;

/** ARGV: token, fields and values. 1 where the claim holds, else 0 and nothing changes. */
export const changeScript = `${isClaimedBy}
if not isClaimedBy(ARGV[1]) then return 0 end
redis.call('HSET', KEYS[1], unpack(ARGV, 2))
return 1`;

/** ARGV: token, now. */
export const giveBackScript = `${isClaimedBy}
if not isClaimedBy(ARGV[1]) then return 0 end
redis.call('HINCRBY', KEYS[1], 'attempt', -1)
redis.call('HSET', KEYS[1], 'state', 'waiting', 'updatedAt', ARGV[2])
return 1`;

/** ARGV: token, id, now, prefix, kept for, number kept, fields and values. */
export const endScript = `${isClaimedBy}${forgetOld}
if not isClaimedBy(ARGV[1]) then return 0 end
redis.call('HSET', KEYS[1], 'updatedAt', ARGV[3], unpack(ARGV, 7))
redis.call('ZADD', KEYS[4], ARGV[3], ARGV[2])
forgetOld(ARGV[4], ARGV[3], ARGV[5], ARGV[6])
return 1`;

/** ARGV: id, now, prefix, kept for, number kept. Answers with the record, empty where there is none. */
export const cancelScript = `${forgetOld}
local state = redis.call('HGET', KEYS[1], 'state')
if state == 'waiting' or state == 'running' then
  redis.call('HSET', KEYS[1], 'state', 'cancelled', 'updatedAt', ARGV[2])
  redis.call('ZADD', KEYS[4], ARGV[2], ARGV[1])
  forgetOld(ARGV[3], ARGV[2], ARGV[4], ARGV[5])
end
return redis.call('HGETALL', KEYS[1])`;
