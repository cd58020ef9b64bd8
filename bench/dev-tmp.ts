import pg from 'pg';
import { migrate } from '#persistence/migrate.js';
import { seed } from './seed.js';
import { ApiProcess } from './api-process.js';
import { closedLoop, webhook } from './load.js';
import { SECRET_KEY } from './postgres.js';
const url=(d:string)=>`postgres://postgres@127.0.0.1:41999/${d}`;
const run=async(d:string,sql:string)=>{const c=new pg.Client({connectionString:url(d)});await c.connect();try{await c.query(sql)}finally{await c.end()}};
await run('postgres','drop database if exists devbench with (force)'); await run('postgres','create database devbench');
await migrate({databaseUrl:url('devbench'),secretKey:SECRET_KEY});
await seed({run} as never,'devbench',{clients:10000,messages:100000,openPercent:100});
const api=await ApiProcess.start(url('devbench'),'/work/main');
const np=Number(process.env.NEWP??5);
for (const [c,m] of [[1,1]] as const){ const r=await closedLoop(api.port,c,6,()=>webhook({clients:10000,newPercent:np,messages:m})); console.log(c,m,(r.perSecond*m).toFixed(0),'p50',r.p50.toFixed(1),'p99',r.p99.toFixed(1),'errors',r.errors); }
await api.stop(); process.exit(0);
