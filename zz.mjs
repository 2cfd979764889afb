import { CodatExpenses } from "./dist/index.js";
const h = new Headers({"content-type":"application/json","content-length":"10"});
const res = { status:200, headers:h, body:null, text: async()=>'{"id":"1"}' };
const t0 = performance.now();
const codat = new CodatExpenses({ apiKey:"kkkkkkkkkk", baseUrl:"http://127.0.0.1:1", fetch: async()=>res, clock:{now:()=>performance.now()*1000, sleep:async()=>{}} });
async function run(n){ for(let i=0;i<n;i++) await codat.companies.get("acme"); }
await run(3000);
const c=process.cpuUsage(); await run(15000); const {user,system}=process.cpuUsage(c); console.log((user+system)/15000,"µs a call");
