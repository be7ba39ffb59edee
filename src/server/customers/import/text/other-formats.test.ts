import { describe, expect, it } from 'vitest';
import { readImportFile } from '../../../../testing/customers/read-import-file.ts';

const sql =
  'The file contains SQL, such as a database dump. Export the table of customers as CSV, and import that file.';
const html = 'The file is an HTML page. Open it in a spreadsheet and save the table as CSV';
const xml = 'The file is XML. Export the customers as CSV, and import that file.';
const ldif = 'The file is in LDIF, a format of directories. Export the contacts as CSV, and import that file.';
const array = 'The file is one JSON array. NDJSON has one object per line';
const lines = 'The file is JSON over several lines. NDJSON has one object per line';

describe('a file of another format, though it is called CSV, is refused with what to do', () => {
  it.each([
    ['INSERT INTO customers VALUES (1, "ida@example.org", "Ida");\n', sql],
    ["INSERT INTO `customers` (`id`, `email`) VALUES\n(1, 'ida@example.org'),\n(2, 'jo@example.org');\n", sql],
    ['-- MySQL dump 10.13\n--\n/*!40101 SET NAMES utf8 */;\nDROP TABLE IF EXISTS `customers`;\n', sql],
    ['/*\n Navicat Data Transfer\n id, email, phone\n*/\nSET NAMES utf8mb4;\n', sql],
    ['--\n-- PostgreSQL database dump\n--\n\nSET statement_timeout = 0;\n', sql],
    ['--\n-- PostgreSQL database dump\n--\n\n\\restrict a1b2\n', sql],
    ['COPY public.customers (id, email, phone) FROM stdin;\n1\tida@example.org\t\\N\n\\.\n', sql],
    ['PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE customers(id, email);\n', sql],
    ["USE [shop]\nGO\nINSERT [dbo].[customers] ([id], [email]) VALUES (1, N'ida@example.org')\n", sql],
    ['<!DOCTYPE html>\n<html><head><title>Log in</title></head><body>Email, password</body></html>\n', html],
    ['<table><tr><th>Email</th><th>Name</th></tr>\n<tr><td>ida@example.org</td><td>Ida</td></tr></table>\n', html],
    ['<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>Email</td></tr></table></html>', html],
    ['<?xml version="1.0"?>\n<customers><customer><email>ida@example.org</email></customer></customers>\n', xml],
    ['<customers>\n  <customer id="1"><email>ida@example.org</email></customer>\n</customers>\n', xml],
    ['BEGIN:VCARD\nVERSION:3.0\nFN:Moss, Ida\nEMAIL:ida@example.org\nEND:VCARD\n', 'The file contains vCards. Export'],
    ['dn: cn=Ida Moss,mail=ida@example.org\ncn: Ida Moss\nmail: ida@example.org\n', ldif],
    ['version: 1\n\n# people\ndn: uid=ida,ou=people,dc=example,dc=org\nmail: ida@example.org\n', ldif],
    ['{\\rtf1\\ansi Email, Name\\par ida@example.org, Ida\\par}', 'The file is a document (RTF). Export'],
    ['[\n{"email":"ida@example.org","name":"Ida"},\n{"email":"jo@example.org","name":"Jo"}\n]\n', array],
    ['[{"email":"ida@example.org","name":"Ida"},{"email":"jo@example.org","name":"Jo"}]', array],
    ['{\n  "customers": [\n    { "email": "ida@example.org", "id": 1 }\n  ]\n}\n', lines],
    ['{"customers": [\n  { "email": "ida@example.org", "id": 1 }\n]}\n', lines],
  ])('%j', async (content, sentence) => {
    await expect(readImportFile(content)).rejects.toThrow(sentence);
  });

  it.each<[string, readonly number[], string]>([
    ['a workbook', [0x50, 0x4b, 3, 4], 'is a spreadsheet or an archive, not text. Save the sheet as CSV'],
    [
      'an old workbook',
      [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1],
      'is a spreadsheet or an archive, not text. Save the sheet',
    ],
    ['gzip', [0x1f, 0x8b], 'is compressed. Unpack it'],
    ['7z', [0x37, 0x7a, 0xbc, 0xaf], 'is compressed. Unpack it'],
    [
      'a backup of PostgreSQL',
      [...Buffer.from('PGDMP')],
      'is a database, not text. Export the table of customers as CSV',
    ],
    ['SQLite', [...Buffer.from('SQLite format 3\0')], 'is a database, not text. Export the table of customers as CSV'],
    ['PDF', [...Buffer.from('%PDF-1.7\n%')], 'is a PDF, not a table. Export the customers as CSV'],
  ])('%s, whatever its encoding is said to be', async (_, start, sentence) => {
    const content = Uint8Array.from([...start, ...Buffer.from('\xe2\xe3 email,phone\n1,2\n', 'latin1')]);
    await expect(readImportFile(content)).rejects.toThrow(`customers.csv ${sentence}`);
    await expect(readImportFile(content, { encoding: 'windows-1252' })).rejects.toThrow(`customers.csv ${sentence}`);
  });
});

it.each([
  ['<Email>,<Name>\nida@example.org,Ida\n'],
  ['# Set of customers\nEmail,Name\nida@example.org,Ida\n'],
  ['-- Customers --\n\nEmail,Name\nida@example.org,Ida\n'],
  ['Set,Email,Use\nA,ida@example.org,1\n'],
  // Short for a primary key
  ['PK,Email\n1,ida@example.org\n'],
  ['dn,Email\ncn,ida@example.org\n'],
  ['{"email":"ida@example.org"}\n'],
])('a table or lines of JSON are read, called CSV: %j', async (content) => {
  const { parsed } = await readImportFile(content);
  expect(parsed).toMatchObject([{ upsert: { emails: [{ address: 'ida@example.org' }] } }]);
});
