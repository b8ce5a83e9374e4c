import { writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import Libsql from 'libsql';

/*
 * A process of its own that makes a file as another Faultbook would in the first moment, before it turned it to WAL: it holds the write
 * lock for a while, prints a line once it has it, and lets go. Arguments: path of the file, milliseconds.
 */
const [path = '', heldMs = '0'] = process.argv.slice(2);
const connection = new Libsql(path);
connection.exec('BEGIN IMMEDIATE');
connection.exec('CREATE TABLE others (id TEXT)');
writeSync(1, 'locked\n');
await delay(Number(heldMs));
connection.exec('COMMIT');
connection.close();
