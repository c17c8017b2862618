// How recommendations name those they ask, beyond the names by which the story mentions agencies: offices
// ("the Chief Constable"), groups ("partner agencies"), bodies of the nations. Internal to indexer/describe.
#pragma once

#include <array>
#include <string_view>

#include "indexer/describe/wordings.h"

namespace throughline::describing {

inline constexpr auto kAskedNames = std::to_array<WordingRow<std::string_view>>({
    {"police", "chief constable*|PSNI|police service of northern ireland|the force"},
    {"probation", "probation service*|probation board"},
    {"prison", "prison service*|HM prison*|HMP"},
    {"safeguarding-board",
     "child protection committee*|adult protection committee*|adult support and protection committee*|public "
     "protection committee*|SBNI|safeguarding board for northern ireland|regional safeguarding "
     "board*|regional safeguarding children board*|regional safeguarding adults board*|area child protection "
     "committee|LSCBs|LSCPs|SABs|SCP|LSP|three partners|local safeguarding "
     "partners|the safeguarding partnership*"},
    {"health-commissioner",
     "director of public health|public health|health agencies|health services|health partners|health "
     "organisations|health economy|health and care system|integrated care system|health commissioner*|NHS "
     "commissioner*|continuing healthcare|local health board*|university health board*"},
    {"hospital",
     "health providers|NHS providers|provider trusts|NHS trusts|NHS organisations|health trust*|acute "
     "provider*|hospital trusts|acute trusts|hospitals trust"},
    {"school",
     "education settings|educational settings|education providers|academy trusts|head teachers|schools and "
     "colleges|designated safeguarding leads"},
    {"education-service",
     "education department|education directorate|education authority|schools service|elective home education "
     "team|director of education|inclusion team|education services|SEND service*"},
    {"government",
     "department for levelling up housing and communities|department of health and social care|department "
     "for communities and local government|department for work and pensions|ministry of housing communities "
     "and local government|department for digital culture media and sport|central "
     "government|government|ministers|the minister|secretary of state|NHS england and NHS improvement|NHS "
     "digital|public health england|public health wales|college of policing|the states|welsh "
     "government|scottish government|northern ireland executive|tynwald|the law commission|national police "
     "chiefs council|UK health security agency|crown office"},
    {"regulator",
     "social work england|general medical council|GMC|nursing and midwifery council|NMC|HMICFRS|care "
     "inspectorate wales|healthcare inspectorate wales|estyn|education scotland|healthcare improvement "
     "scotland|RQIA|charity commission|regulator of social housing"},
    {"court", "crown prosecution service|CPS|HMCTS"},
    {"housing",
     "housing department|housing service*|housing provider*|housing association*|registered provider*|"
     "registered social landlord*|supported accommodation provider*|homelessness service*"},
    {"care-provider",
     "home care agenc*|domiciliary care agenc*|domiciliary care provider*|home care provider*|the care "
     "provider*|supported living provider*|the provider"},
    {"care-home", "providers of childrens homes|residential providers|care home provider*"},
    {"health-visiting", "0 19 service*|public health nurs*|specialist community public health nurs*"},
    {"early-help", "early help service*"},
    {"general-practice",
     "primary care networks|GP federation|named GP*|GP practice*|each practice|every practice|all practices"},
    {"all-partners",
     "partners|its partners|partner organisations|all organisations|organisations|relevant "
     "agencies|constituent agencies|statutory agencies|all professionals|all practitioners|all staff|board "
     "partners|member organisations|board members|board member agencies|all services|multi agency "
     "partners|agencies|every "
     "organisation|each organisation|core groups|all relevant "
     "agencies|all relevant partners|all statutory agencies|all statutory partners|key agencies|all board "
     "partners|local agencies|safeguarding partner agencies"},
    {"community-safety-partnership", "CSPs|community safety partnerships"},
    {"cafcass", "CAFCASS cymru"},
    {"domestic-abuse-service", "womens aid|refuge provider*"},
    {"benefits-agency", "jobcentre plus"},
    // Names that begin like an agency's and are none.
    {"",
     "immigration advice|legal planning meeting*|legal advice|police check*|police protection|GP "
     "registration|court proceedings|housing benefit*|hospital admission*|hospital appointment*|school age|"
     "school holiday*|care home place*|prison release"},
});

/// Bodies whose service depends on the review's domain: social care of children or of adults.
inline constexpr auto kSocialCareNames = std::to_array<WordingRow<int>>({
    {0,
     "health and social care trust*|HSC trust*|HSCT|health and social care partnership*|HSCP|social "
     "care|social services|social work*|social work service*|principal social worker|local authorities|the authority"},
    {1, "independent reviewing officer*|IROs|child protection chair*|conference chair*"},
});

/// Names of everybody where a recommendation begins with them; elsewhere they are somebody's.
inline constexpr auto kEverybody =
    std::to_array<std::string_view>({"managers", "practitioners", "professionals"});

/// Of a trust's own name, what says its kind; the first that stands in it decides.
inline constexpr auto kTrustKinds = std::to_array<WordingRow<std::string_view>>({
    {"ambulance", "ambulance"},
    {"mental-health-service", "mental health"},
    {"hospital", "hospital*|infirmary|acute|teaching"},
    {"community-nursing", "community"},
    {"mental-health-service", "partnership"},
});

/// What belongs to another service of a council than its social care.
inline constexpr auto kCouncilMatters = std::to_array<WordingRow<std::string_view>>({
    {"education-service",
     "home educat*|electively home educated|educated at home|the roll|pupil*|permanently excluded|school "
     "place*|school attendance|missing education|schools to be|schools are"},
    {"housing", "homeless*|hostel*|tenan*|refuge*|eviction*|evicted|rough sleep*|housing allocation*"},
});

}  // namespace throughline::describing
