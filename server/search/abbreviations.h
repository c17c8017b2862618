// Abbreviations of safeguarding practice and what they stand for. Names in one line mean the same, separated
// by |. Abbreviations that are everyday words (IT, AS, WHO) stay out.
#pragma once

#include <array>
#include <string_view>

namespace throughline {

inline constexpr auto kAbbreviations = std::to_array<std::string_view>({
    "domestic abuse|domestic violence|DA|DV|DVA",
    "coercive control|coercive and controlling behaviour|controlling and coercive behaviour|CCB",
    "health visitor|HV|health visiting",
    "child protection plan|CPP|CP plan",
    "child protection conference|ICPC|initial child protection conference|RCPC|review child protection "
    "conference",
    "multi-agency safeguarding hub|MASH",
    "looked after child|LAC|CLA|child looked after|looked after children|children looked after|child in "
    "care|children in care",
    "was not brought|WNB|did not attend|DNA",
    "sudden unexpected death in infancy|SUDI|sudden infant death|SIDS|cot death",
    "child sexual exploitation|CSE",
    "child criminal exploitation|CCE|county lines",
    "child sexual abuse|CSA",
    "Mental Capacity Act|MCA",
    "deprivation of liberty|DoLS|deprivation of liberty safeguards",
    "best interests assessor|BIA",
    "multi-agency risk assessment conference|MARAC",
    "independent domestic violence advisor|IDVA|independent domestic violence adviser|independent domestic "
    "abuse adviser",
    "domestic abuse stalking and harassment|DASH",
    "multi-agency public protection arrangements|MAPPA",
    "safeguarding adults review|SAR|safeguarding adult review",
    "serious case review|SCR",
    "child safeguarding practice review|CSPR|LCSPR|local child safeguarding practice review",
    "domestic homicide review|DHR|DARDR|domestic abuse related death review",
    "case management review|CMR",
    "individual management review|IMR",
    "general practitioner|GP|family doctor",
    "emergency department|ED|A&E|accident and emergency",
    "child in need|CIN|children in need|section 17",
    "child protection enquiry|section 47|S47|child protection enquiries",
    "education health and care plan|EHCP|EHC plan",
    "special educational needs|SEND|SEN|special educational needs and disabilities",
    "special educational needs coordinator|SENCO|SENDCO",
    "designated safeguarding lead|DSL",
    "elective home education|EHE|home educated|home education",
    "child and adolescent mental health services|CAMHS|CYPMHS",
    "community mental health team|CMHT",
    "children’s social care|CSC",
    "adult social care|ASC",
    "local authority designated officer|LADO",
    "local safeguarding children board|LSCB",
    "safeguarding adults board|SAB",
    "common assessment framework|CAF",
    "team around the family|TAF|team around the child|TAC",
    "early help assessment|EHA",
    "graded care profile|GCP|GCP2",
    "fabricated or induced illness|FII|perplexing presentations",
    "female genital mutilation|FGM",
    "abusive head trauma|AHT|shaken baby",
    "non-accidental injury|NAI|inflicted injury",
    "unaccompanied asylum seeking child|UASC",
    "national referral mechanism|NRM",
    "youth offending team|YOT|youth justice service|youth offending service",
    "public protection notice|PPN",
    "vulnerable adults risk management|VARM|multi-agency risk management|MARM",
    "do not attempt cardiopulmonary resuscitation|DNACPR",
    "autism|ASD|autistic|autism spectrum",
    "attention deficit hyperactivity disorder|ADHD",
    "learning disability|LD|learning disabilities",
    "post-traumatic stress disorder|PTSD",
    "adverse childhood experiences|ACE|ACEs|adverse childhood experience",
    "no recourse to public funds|NRPF",
    "pre-birth assessment|unborn assessment|PBA",
    "information sharing|sharing information|data sharing|sharing of information",
    "professional curiosity|respectful uncertainty|professionally curious",
    "child’s voice|voice of the child|lived experience of the child|child’s lived experience",
});

}  // namespace throughline
