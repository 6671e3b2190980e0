"""Folds for the resolver: softmax weights; accuracy within 161 km over gold mentions that are candidates."""
import sys, random, json, collections
import numpy as np
from scipy.optimize import minimize
import os
from pathlib import Path
from newsmodel_locations.evidence import Evidence
CORPORA = Path(os.environ.get("NEWSMODEL_CORPORA", Path(__file__).resolve().parents[3].parent / "shared/corpora"))
def load_docs():
    docs=[]
    for f in ("dev","dev-lgl"):
        for l in open(CORPORA/"locations"/(f+".jsonl")):
            d=json.loads(l); d["set"]=f; docs.append(d)
    return docs
from newsmodel_locations.resolve import FEATURES, Resolver
from newsmodel_locations.support import Name, Neighbours, Support
def vec(x): return [x.get(f,0.0) for f in FEATURES]
from newsmodel_locations.geo import distance_km
def names_of(doc,ev,cands):
    by={}
    for c in cands:
        if not c.entries: continue
        k=(c.key,c.sort if c.sort!="gaz" else "gaz")
        st=ev.following_region(doc,c)
        if k not in by: by[k]=Name(c.key,c.sort,c.entries,c.start,1,(st,) if st else ())
        else:
            by[k].mentions+=1
            if st: by[k].stated+=(st,)
    return by
def fit(groups,l2=0.5):
    # groups: (X, positive mask, weight)
    n=len(FEATURES)
    def f(w):
        L=l2*np.sum(w*w)/2; g=l2*w.copy()
        for X,p,wt in groups:
            s=X@w; s-=s.max(); e=np.exp(s); Z=e.sum(); P=e[p].sum()
            L-=wt*(np.log(P)-np.log(Z))
            q=e/Z; r=np.where(p,e/P,0)
            g-=wt*(X.T@(r-q))
        return L,g
    return minimize(f,np.zeros(n),jac=True,method="L-BFGS-B").x
def build(x):
    d,doc,cs,_=x
    ev=Evidence(doc,cs)
    gold={(l["start"],l["end"]):l for l in d["locations"]}
    cands=[c for c in cs if (c.start,c.end) in gold and c.entries]
    by=names_of(doc,ev,cands)
    names=list(by.values()); pos=[]; wts=[]
    for k,nm in by.items():
        ls=[gold[c.start,c.end] for c in cands if (c.key,c.sort)==k and gold[c.start,c.end]["lat"] is not None]
        wts.append(len(ls))
        if not ls: pos.append(None); continue
        l=ls[0]
        m=np.array([bool(l["geonameid"] and e.geonames_id==l["geonameid"]) or distance_km(e.lat,e.lon,l["lat"],l["lon"])<=161 for e in nm.entries])
        pos.append(m)
    return names,pos,wts
def train(docs):
    r=Resolver({}, {}); OWN={}
    for names,pos,w in docs:
        sup=Support(names)
        for i,nm in enumerate(names):
            OWN[id(nm)]=r.own(nm); sup.add(i,nm,OWN[id(nm)])
    G=[]
    for names,pos,w in docs:
        for nm,p,wt in zip(names,pos,w):
            if p is not None and p.any() and not p.all(): G.append((np.array([vec(v) for v in OWN[id(nm)]]),p,wt**.5))
    a=fit(G); A=dict(zip(FEATURES,a)); T=dict(A)
    for it in range(2):
        G=[]
        for names,pos,w in docs:
            if not names: continue
            best=[e for e,_ in Resolver(A,T if it else {}).resolve(names)] if it else [Resolver(A,{})._best(n,OWN[id(n)],A)[0] for n in names]
            view=Neighbours(names,best)
            for i,(nm,p,wt) in enumerate(zip(names,pos,w)):
                if p is not None and p.any() and not p.all():
                    G.append((np.array([vec(v|view.features(i,e)) for v,e in zip(OWN[id(nm)],nm.entries)]),p,wt**.5))
        t=fit(G); T=dict(zip(FEATURES,t))
    return A,T
