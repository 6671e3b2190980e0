"""Train and cross-validate: `python train.py [--write] [-v]`; figures by the project's scorer.

Needs numpy, scipy and scikit-learn, and the two development sets (found through NEWSMODEL_CORPORA).
"""
import collections, json, os, random, sys, time
from pathlib import Path
ROOT = Path(__file__).resolve().parents[3]
CORPORA = Path(os.environ.get("NEWSMODEL_CORPORA", ROOT.parent / "shared/corpora"))
sys.path[:0] = [str(ROOT/"src"), str(ROOT/"plugins/newsmodel-locations/src"), str(CORPORA.parent/"bench")]
import numpy as np, scipy.sparse as sp
from sklearn.linear_model import LogisticRegression
import score_locations
from newsmodel.tokens import Tokens
from newsmodel_locations.packed import bundled
from newsmodel_locations.candidates import Finder
from newsmodel_locations.document import Document
from newsmodel_locations.evidence import Evidence
from newsmodel_locations.features import Featurizer
from newsmodel_locations.recognise import Reading, choose
from newsmodel_locations.locate import locate
from newsmodel_locations.resolve import FEATURES, Resolver
import resolution
DATA = ROOT/"plugins/newsmodel-locations/src/newsmodel_locations/data"
REG=float(os.environ.get("REG","0.3")); FOLDS=int(os.environ.get("FOLDS","5")); MIN=int(os.environ.get("MIN","2")); BIAS=float(os.environ.get("BIAS","0"))
def prepare(docs):
    finder=Finder(bundled()); fz=Featurizer(); out=[]
    for d in docs:
        doc=Document(d["text"],Tokens(d["text"])); cs=finder.find(doc); ev=Evidence(doc,cs)
        out.append((d,doc,cs,ev,[fz.features(doc,ev,c) for c in cs]))
    return out
def matrix(rows,vid):
    r=[0];ind=[]
    for fs in rows:
        ind.extend(vid[f] for f in fs if f in vid); r.append(len(ind))
    M=sp.csr_matrix((np.ones(len(ind)),ind,r),shape=(len(r)-1,len(vid))); return M
def fit_mentions(data):
    vocab=collections.Counter()
    for x in data:
        s=set()
        for fs in x[4]: s.update(fs)
        vocab.update(s)
    feats=sorted(f for f,c in vocab.items() if c>=MIN); vid={f:n for n,f in enumerate(feats)}
    gold=[{(l["start"],l["end"]) for l in x[0]["locations"]} for x in data]
    y=np.array([(c.start,c.end) in gold[i] for i,x in enumerate(data) for c in x[2]])
    m=LogisticRegression(C=REG,solver="liblinear",intercept_scaling=1); m.fit(matrix([fs for x in data for fs in x[4]],vid),y)
    w={f:float(v) for f,v in zip(feats,m.coef_[0])}; w["b"]=w.get("b",0)+float(m.intercept_[0])
    return w
def predict(x,w,resolver):
    d,doc,cs,ev,fs=x
    s=[sum(w.get(f,0.0) for f in f1)+BIAS for f1 in fs]
    kept=choose([(c.start,c.end) for c in cs],s)
    r=Reading(doc,ev,cs,[(cs[k],s[k]) for k in kept])
    return locate(r,resolver)
def as_pred(x,located):
    return {"id":x[0]["id"],"locations":[{"start":l.candidate.start,"end":l.candidate.end,"lat":l.entry.lat if l.entry else None,"lon":l.entry.lon if l.entry else None,"geonameid":(l.entry.geonames_id or None) if l.entry and l.rule not in("within","locality") else None} for l in located]}
def report(data,preds,tag):
    for s in ("dev","dev-lgl"):
        g={x[0]["id"]:x[0] for x in data if x[0]["set"]==s}
        r=score_locations.score(g,preds)
        print(tag,s,"exact",r["mention_exact"]["p"],r["mention_exact"]["r"],r["mention_exact"]["f1"],"overlap",r["mention_overlap"]["f1"],"acc161",r["resolution"]["accuracy_at_km"],"e2e",r["end_to_end"]["f1"],flush=True)
def folds(n):
    idx=list(range(n)); random.Random(7).shuffle(idx); return {i:k%FOLDS for k,i in enumerate(idx)}
def main():
    docs=resolution.load_docs(); data=prepare(docs); fold=folds(len(data))
    B=[resolution.build((x[0],x[1],x[2],None)) for x in data]
    preds={}; loc={}
    for k in range(FOLDS):
        tr=[i for i in fold if fold[i]!=k]; tr.sort()
        w=fit_mentions([data[i] for i in tr]); A,T=resolution.train([B[i] for i in tr])
        R=Resolver(A,T)
        for i in fold:
            if fold[i]==k:
                loc[i]=predict(data[i],w,R); preds[data[i][0]["id"]]=as_pred(data[i],loc[i])
    report(data,preds,"cv")
    err=collections.Counter(); ex=collections.defaultdict(list)
    for i,x in enumerate(data):
        f=x[0]["set"]; gold={(l["start"],l["end"]) for l in x[0]["locations"]}; ps={(l.candidate.start,l.candidate.end) for l in loc[i]}
        cs={(c.start,c.end):c for c in x[2]}; t=x[0]["text"]
        for a,b in ps-gold:
            o=[g for g in gold if g[0]<b and a<g[1]]; k2="FP-boundary" if o else "FP-"+cs[a,b].sort; err[f,k2]+=1; ex[f,k2].append((x[0]["id"],t[max(0,a-30):a],t[a:b],t[b:b+25],[t[p:q] for p,q in o]))
        for a,b in gold-ps:
            o=[g for g in ps if g[0]<b and a<g[1]]; k2="FN-boundary" if o else "FN-"+(cs[a,b].sort if (a,b) in cs else "nocand"); err[f,k2]+=1; ex[f,k2].append((x[0]["id"],t[max(0,a-30):a],t[a:b],t[b:b+25],[t[p:q] for p,q in o]))
    for s in ("dev","dev-lgl"): print(s,{k[1]:n for k,n in sorted(err.items()) if k[0]==s})
    if "-v" in sys.argv:
        rng=random.Random(1)
        for k2 in sorted(ex):
            print("==",k2,len(ex[k2]))
            for e in rng.sample(sorted(ex[k2],key=str),min(int(os.environ.get("SHOW","30")),len(ex[k2]))): print("   ",e)
    if "--write" in sys.argv:
        w=fit_mentions(data); A,T=resolution.train(B)
        prune=float(os.environ.get("PRUNE","0.02"))
        lines=[f"{f}\t{round(v*100)}" for f,v in sorted(w.items()) if abs(v)>=prune]
        (DATA/"mentions.tsv").write_text("# Weights (hundredths of log-odds) trained by training/train.py; see the model card in docs.\n"+"\n".join(lines)+"\n")
        with (DATA/"places.toml").open("w") as h:
            h.write("# Weights of the resolver, trained by training/train.py.\n")
            for n,W in (("alone",A),("together",T)):
                h.write(f"[{n}]\n"+"".join(f"{f} = {W[f]:.3f}\n" for f in FEATURES))
        R=Resolver({f:round(A[f],3) for f in FEATURES},{f:round(T[f],3) for f in FEATURES}); w={f:round(v*100)/100 for f,v in w.items() if abs(v)>=prune}
        report(data,{x[0]["id"]:as_pred(x,predict(x,w,R)) for x in data},"in-sample"); print(len(lines),"weights",(DATA/"mentions.tsv").stat().st_size)
if __name__=="__main__": main()
