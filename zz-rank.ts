import { rankCandidates } from './src/people/rank-candidates.ts'
const g=['Айгүл','Бакыт','Чолпон','Нурлан','Жаңыл','Гүлнара'],s=['Асанова','Токтогулова','Маматова','Жумабекова','Эсенова']
const c=Array.from({length:60},(_,i)=>({personId:'p'+i,names:[{kind:'given' as const,value:g[i%6]!},{kind:'surname' as const,value:s[i%5]!}],birthYears:{from:1990+i%20,to:1991+i%20},sex:'female'}))
const q={names:[{kind:'full' as const,value:'Айгул Токтогулова'}],birthYears:{from:2000,to:2000},sex:'female'}
for(let i=0;i<50;i++)rankCandidates(q,c)
const t=[];for(let i=0;i<200;i++){const a=performance.now();rankCandidates(q,c);t.push(performance.now()-a)}
t.sort((a,b)=>a-b);console.log('p50',t[100]!.toFixed(2),'p95',t[190]!.toFixed(2))
