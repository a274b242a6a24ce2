"""Held, planned, proposed, postponed or cancelled: from days against publication, and words around the trigger."""

from etl.extract.intended import intended
from etl.extract.neighbours import concluding
from etl.extract.page import Page
from etl.extract.patterns import Pattern, pattern
from etl.extract.shared_verb import yet_to_come
from etl.extract.weighed import weighed
from etl.extract.zones import Clause
from etl.intervals import Interval
from etl.model import EngagementType, SectionKind, Status

_DURING = pattern(r"(?i)^\W*(?:during|on the occasion of|as part of|in the course of)\b")
# "At the end of the talks, the ministers are expected to sign": the talks are still to come too
_LEADS_IN = pattern(
    r"(?i)^\W*(?:(?:at|towards?|by) the (?:end|close|conclusion|start|outset|beginning) of|during|after|following|"
    r"upon|on|in|before|ahead of|(?:with)?in the framework of|on the (?:sidelines|margins|fringes) of|"
    r"in addition to|apart from|aside from|besides|alongside|as well as|along with) [^,;.]*$"
)
_HIS = pattern(r"(?i)\b(?:the|his|her|their) (?:[a-z]+ ){0,2}$")
_THEN_WILL = pattern(
    r"(?i)^[^,;.]{0,70}, [^,;.]{0,90}\b(?:will|shall|(?:is|are) (?:also |then )?(?:expected|set|due|scheduled|slated|"
    r"planned|to)|(?:programme|program|agenda|schedule|itinerary|diary) (?:also )?"
    r"(?:includes|has|features|foresees|contains|lists|envisages|provides for))\b"
)
_NOUN_JOINED = pattern(
    r"(?i)^\W*(?:and|as well as) (?:an?|his|her|their) (?:\w+ ){0,3}(?:visit|trip|tour|meeting|talks)\b|"
    r"^\W*(?:and|as well as|along with|plus|followed by|in addition to) (?:[a-z-]+ ){0,3}(?:meetings|talks|"
    r"conversations|discussions|bilaterals) with\b|"
    r"^\W*(?:followed by|with|before|along with) (?:the |an? )?(?:[a-z-]+ ){0,2}(?:signing|inking|exchange|banquet|"
    r"reception)\b|"
    r"^\W*(?:as|so) (?:is|are) (?:[\w-]+ ){0,3}(?:visits?|trips?|tours?|meetings?|talks|negotiations|conversations?)\b"
)
# "will fly to Peru for a summit, to Chile for a forum": each leg is as much to come as the first
_NEXT_LEG = pattern(r"^\W*(?:and |then )*to (?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)? (?:for|to attend) ")
# "Lao president to visit Hanoi": the future of headlines
_HEADLINE_TO = pattern(
    r"^(?:(?:[A-Z][\w'.-]*|of|and|the|naval|navy|ships?|warships?|delegation|group|fleet|destroyer|carrier|prime|"
    r"foreign|defen[cs]e|minister|president|premier|leader|chief|secretary),? )"
    r"{1,9}"
    r"to (?:pay |make |start |begin |hold |have |host |sign |attend )?(?:an? |the )?(?:[a-z]+ ){0,2}$"
)
_CANCELLED = pattern(
    r"(?i)\b(cancel\w*|call(?:ed|s|ing) off|scrapp\w+|abandon\w+|fell through|ditched|shelved|"
    r"(?:pull|back)(?:s|ed|ing) out of|(?:will|would) (?:no longer|not) [^;.]{2,90}\b(?:as|than) (?:\w+ )?"
    r"(?:planned|scheduled|expected|announced|foreseen|hoped)|"
    r"(?:will|would) no longer (?:travel|visit|go|come|fly|make|pay|meet|receive|host|hold|be (?:travell?ing|visiting|"
    r"coming|going|held|received))|dropp\w+ (?:(?:the|his|her|their|its|all) )?plans?|"
    r"(?:was|were|been) dropped|(?:did|will|would) not (?:take place|go ahead|happen|materiali[sz]e|come off))\b|"
    r"\b(?:visit|trip|tour|meeting|summit)\b[^.;,]{0,50} (?:is|was) (?:now )?off[,.]"
)
_POSTPONED = pattern(
    r"(?i)\b(postpon\w+|put(?:s|ting)? off|put back|put on hold|push\w+ back|delay\w+|deferr\w+|reschedul\w+|"
    r"re-schedul\w+|"
    r"(?:been|was|were|be) suspended|(?:been|was|were|be) (?:moved|shifted|brought forward) (?:back |forward )?to "
    r"(?:early |mid-?|late |the )?(?:\d|next|(?-i:[A-Z][a-z]+) \d))"
)
# "spoke by phone about having to cancel his visit": the talk itself was held
_SPOKE_OF_IT = pattern(
    r"(?i)\b(?:about|over|regarding|concerning|on|of|to (?:inform|tell|explain|discuss|apologi[sz]e|say)"
    r"(?: [^\s,;.]+){0,6}) (?:[^\s,;.]+ ){0,6}?"
    r"(?:cancel\w*|call(?:ed|ing)? off|scrapp\w+|postpon\w+|put(?:ting)? off|delay\w*|deferr\w+|re-?schedul\w+)\b"
)
# "after two postponements, he began his visit", "the deferred trip is to begin": put off before, and on again
_PUT_OFF_BEFORE = pattern(
    r"(?i)\b(?:after|following|despite) (?:[a-z]+ ){0,4}(?:postponements?|delays?|deferrals?|cancellations?)\b|"
    r"\b(?:the|a|his|her|their|its|long|once|twice|much|repeatedly|'s)[ -]"
    r"(?:postponed|delayed|deferred|rescheduled|cancelled) (?:[a-z]+ ){0,2}"
    r"(?:visit|trip|tour|meeting|talks|summit|session|dialogue|consultations?)\b|"
    r", (?:[a-z]+ )?(?:postponed|delayed|deferred|put off|rescheduled) (?:in|from|since|twice|last|because|due|over|"
    r"earlier|several|for)\b[^.;,]{0,70},|"
    # "arrived for a visit that had been put off twice", "began it three months after it was postponed"
    r"\b(?:arriv|land|beg[aiu]n|start|open|kick|paid|pays|is (?:in|visiting|on)|conclud|wrap|end|[cs]aw|held)"
    r"[^.;]{0,120}\b(?:visit|trip|tour|talks|meeting|summit|session|dialogue|consultations?)"
    r"(?: (?:to|in|with|of) (?:the )?(?-i:[A-Z])[\w-]+(?: (?-i:[A-Z])[\w-]+){0,3})?,?"
    r"(?: (?:which|that) (?:had been|has been|was|were))? (?:[a-z]+ly |once |twice |already |first )?"
    r"(?:postponed|delayed|deferred|put off|put back|rescheduled|cancelled)\b|"
    r"\b(?:after|despite) (?:having been|being|(?:it|they) (?:had been|was|were)) (?:[a-z]+ )?"
    r"(?:postponed|delayed|deferred|put off|put back|rescheduled|cancelled)\b|"
    # "the talks, which had been postponed because of the flood, were held", "planned, then put off, took place"
    r"\b(?:postponed|delayed|deferred|put off|put back|rescheduled|cancelled)\b[^.;]{0,80}, (?:[a-z]+ )?"
    r"(?:took place|takes place|(?:was|were|is|are) (?:held|under way)|came|began|opened|started|went ahead)\b"
)
_WAS_DUE = pattern(
    r"(?i)^[^,;.]{0,50}, (?:which (?:was|were|had been) )?(?:originally |initially |first )?"
    r"(?:due|scheduled|planned|set|slated|to have been held) [^,;.]{2,50}, "
    r"(?:has|have|had|was|were|is|are) [^,;.]{2,40}"
)
_A_MONTH = 31
_SPEAKING = frozenset({EngagementType.CALL, EngagementType.MEETING, EngagementType.MESSAGE})
_MOOTED = pattern(
    r"(?i)\b(?:propos\w+|suggest\w*|moot\w*|consider\w*|possible|possibility|offer\w* to (?:host|hold)|bid to host|"
    r"may (?:be|take|host|hold)|might|could (?:be|take|host|hold)|want\w* to host|hop\w+ to (?:host|hold))\b"
)
_PROPOSED = pattern(
    r"(?i)\b(propos\w+|invit(?:e|es|ed|ing|ation|ations)\b(?: (?:to|for))?|suggest\w*|hop(?:e|es|ed|"
    r"ing) (?:to|that)|consider\w*|would like|wish\w* to|"
    r"look\w* forward|possible|(?:has|have|had|was|were) (?:also )?(?:been )?asked to "
    r"(?:come|visit|make|be (?:in|at|there)|pay|attend|travel|join)|"
    r"(?:may|might|could) (?:visit|travel|meet|pay|make|come|go))\b"
)
_BY_INVITATION = pattern(
    r"(?i)\b(?:at|on|upon|following|by)\s+(?:the|an|his|her|their|its)?\s*(?:\w+\s+)?invitation|"
    r"invited by|\bwhom [^;,.]{2,60} (?:has |had )?invited\b|"
    r"\b(?:who|which) (?:had |has |have )?(?:also )?invited (?:him|her|them|it|us)\b|"
    r"\bto (?:formally |personally )?invite\b|invitations? (?:of|from|by|extended by)|"
    r"invitation (?:coming|(?:had |has |having )?(?:come|came|comes))"
)
# "his first stop is Lima, where the king has invited him to pay a visit": it takes place
_INVITED_THERE = pattern(r"(?i), where [^;.]{2,60} (?:has|had|have) (?:also )?invited (?:him|her|them)\b")
_HOPED = pattern(
    r"(?i)\b(?:possible|potential|prospective|eventual|hypothetical) (?:[a-z-]+ ){0,2}$|"
    r"\b(?:look\w* forward to|hop(?:e|es|ed|ing) to|would like to|wish\w* to|want\w* to|"
    r"(?:ready|keen|eager|willing) to|"
    r"(?:express\w*|convey\w*|voic\w*|shar\w*) (?:his |her |their |the |a )?(?:\w+ )?(?:pleasure|desire|wish|hope|"
    r"delight|"
    r"interest|readiness|willingness) (?:to|that|in)\b[^;.]*|"
    r"propos\w+|(?:ask|invit|urg)\w* [^;,]{0,60}to|"
    r"invit\w+ (?:him|her|them|(?:the|his|its) \w+|(?-i:[A-Z])\w+)[^;,]{0,60} (?:for|on)(?: an?| the)?|"
    r"invit\w* [^;,]{0,60}(?:for|to) (?:the |an? )?next|discuss\w* a possible) (?:\w+ ){0,3}$"
)
_ACCEPTED = pattern(r"(?i)\baccept\w*\b[^;]*invit|invit\w+[^;]*\baccept")
_FUTURE = pattern(
    r"(?i)\b(will|shall|would|(?:is|are) (?:also |then |later |still |each |both |all )?to|was to|were to|due to|"
    r"(?:is|are|was|were) (?:also |now |reportedly )?due|"
    r"to be held|to take place|"
    r"scheduled|slated|expected|set to|plans? to|planned|(?-i:planning)|upcoming|forthcoming|"
    r"(?:highly|much|eagerly)[ -](?:anticipated|awaited)|(?:is|are) (?:poised|on track|on course)|"
    r"ahead of|(?:in|during) the run-up to|"
    r"preparations? for|prepar\w+ for|(?:is|are) (?:already |now )?(?:preparing|readying)|in preparation|"
    r"next (?:week|month|year)|"
    r"later this (?:week|month|year)|tomorrow|(?:about|"
    r"going) to|coming|arranging|to arrange|intend\w*|agreed to (?:hold|meet|visit)|"
    r"to (?:visit|attend|meet|host|hold|pay|begin|start|travel|join|sign|make|go|come|see|leave|arrive|"
    r"receive|tour|welcome|convene|organi[sz]e|stage))\b|"
    r"\b(?:promis\w+|pledg\w+|vow\w+|undert\w+|prepar\w+|agree[sd]?|decid\w+|resolv\w+|arrang\w+|aim\w*|offer\w*|"
    r"commit\w*|propos\w+|means?|meant|seeks?|sought|looking) to (?:\w+ )?(?:\w+ )?$|"
    r"\b(?:(?:plans|(?:is|are) preparing|(?:has|have) lined up|lines up|hopes for|(?:is|are) hoping for|looks ahead to|"
    r"(?:is|are) looking ahead to|seeks|(?:is|are) seeking) (?:an? |more |further |several |separate |bilateral |"
    r"one-on-one |face-to-face |two |three |four |five |some ){0,2})$|"
    r"\b(?:heads|heading|leaves|leaving|flies|flying|travels|travell?ing|sets off|departs) (?:off )?(?:to|for) "
    r"[^;,.]{2,40} for (?:[A-Za-z-]+ ){0,3}$|"
    r"\bon (?:his|her|their|the|[\w.]+'s) (?:[\w'-]+ ){0,3}"
    r"(?:programme|program|agenda|schedule|itinerary|calendar|diary)"
    r"(?: (?:for |on )?(?:this|next|[A-Z]\w+day)(?: [a-z]+)?)? (?:is|are)\b|"
    r"\bon (?:his|her|their|the) (?:[a-z]+ )?(?:programme|program|agenda|schedule|itinerary) ?:|"
    r"\b(?:schedule|programme|agenda|itinerary|diary) for [^,;.]{2,24} has (?:him|her|them)\b|"
    r"\b(?:is|are) (?:also )?on [^,;.]{0,40}(?:programme|program|agenda|schedule|itinerary|calendar|diary)\b|"
    r"\b(?:programme|program|agenda|schedule|itinerary|calendar|diary) (?:(?:of (?:[^\s,;]+ ){1,8})?are|"
    r"(?:(?:in|for|of) [^,;.]{2,40} )?(?:also )?(?:includes?|features?|comprises?|has|reserves?|"
    r"foresees?|envisages?|envisions?|provides? for|lists?|calls? for|takes? in))\b|"
    r"\b(?:engagements|appointments|commitments) (?:also )?(?:include|comprise|feature|are)\b|"
    r"\b(?:has|have|faces?|awaits?) (?:an? |him |her )?(?:[a-z-]+ ){0,2}"
    r"(?:schedule|diary|agenda|programme|program|calendar|itinerary|list|round|series|string) (?:full )?of "
    r"(?:[a-z-]+ ){0,3}$"
)
# "that the fund helps to make it a success was stressed by the premier at a meeting": he spoke there
_SAID_AT = pattern(
    r"(?i)\b(?:(?:was|were) (?:[a-z]+ly )?[a-z]+ed|said|told|spoke|stressed|noted|affirmed|emphasi[sz]ed|underlined|"
    r"hailed|praised|discussed|added|expressed|recalled|thanked|assured|urged|voiced|shared|reiterated|raised|"
    r"exchanged|welcomed|applauded)\b[^;.]{0,90}\b(?:at|during|in|after|following) "
    r"(?:an?|the|his|her|their|its) (?:[a-z-]+ ){0,3}$"
)
# "she hoped that the king's visit would help trade": the visit itself is there, its fruit is to come
_BEARS_FRUIT = pattern(
    r"(?i)^(?: (?:to|in) [A-Z][\w ]{2,30}?)? (?:will|would|shall|can|may) (?:[a-z]+ly )?(?:contribute|help|open|"
    r"create|deepen|"
    r"strengthen|promote|give|bring|further|boost|add|serve|lay|enhance|consolidate|inject|usher|pave|elevate|lift|"
    r"be (?:a |an )?(?:great |complete |crowned with |resounding )?success)"
)
# "during the visit, which will last until Monday"
_GOES_ON_UNTIL = pattern(
    r"(?i)^(?: (?:to|in) [A-Z][\w ]{2,30}?)?,? (?:(?:that |which )(?:began|started|opened) [^,;.]{3,30}, )?"
    r"(?:(?:that |which )?will (?:last|run|continue|go on) "
    r"(?:until|till|through|to|for|two|three|four|five|six|\d) |"
    r"(?:that|which) (?:(?:ends|closes|finishes|concludes|winds up|wraps up)\b|"
    r"(?:lasts|runs|continues|goes on) (?:until|till|through|to) ))"
)
_UPCOMING = pattern(
    r"(?i)\b(?:upcoming|forthcoming|coming|planned|scheduled|next|future|expected|anticipated|awaited|proposed|possible|"
    r"potential) (?:\w+ ){0,2}$"
)
# "continued to receive congratulations": past, for all its "to"
_WENT_ON_TO = pattern(
    r"(?i)\b(?:continued|began|begun|started|proceeded|managed|went on|"
    r"kept on) to (?:[a-z]+ly )?(?:[a-z]+ (?:[a-z]+ ){0,3})?$"
)
# "is accompanying the president on a trip to attend the assembly": they are there
_ON_A_TRIP = pattern(
    r"(?i)\b(?:on|during|in|of|amid) (?:an?|his|her|their|the|this) (?:[\w-]+ ){0,3}(?:trip|visit|tour|stay) "
    r"(?:[^\s,;.]+ ){0,4}?to (?:attend|take part in|participate in|join) (?:[^,;.]{0,90} )?$|"
    # "is in Lima to attend the summit"
    r"\b(?:is|are|was|were) (?:now |currently |also )?(?:in (?:the )?(?-i:[A-Z])[\w-]+|there|here) (?:[^\s,;.]+ ){0,5}?"
    r"to (?:attend|take part in|participate in|join|chair|co-chair) (?:[^,;.]{0,90} )?$"
)
_WILL = pattern(
    r"(?i)\b(?:will|shall|would|to (?:leave|depart|embark|go|fly|travel|visit|arrive|be)|"
    r"(?:is|are|was|were) (?:due|set|scheduled|expected|"
    r"slated|about|going)|(?:leaves?|departs?|embarks?|sets? off|heads?) |next|upcoming|forthcoming|plans?|planned)\b"
)
# "hoped for action on the summit that took place in Lima", "prior to the king's trip to Lima earlier this month"
_THAT_WAS = pattern(
    r"(?i)^ (?:that|which) (?:took place|was held|were held|had taken place|happened|ended|concluded)\b|"
    r"^(?: (?:to|in|of|by|with) (?:[^\s,;.]+ ){0,4}[^\s,;.]+)? earlier (?:this|in the) "
    r"(?:week|month|year|summer|spring)\b"
)
# "has been asked to Lima and will travel there": that is settled
_WILL_DO = pattern(r"(?i)\b(?:will|shall|(?:is|are) (?:due |set |scheduled )?to) (?:also |then |now )?$")
# "is hoped to be deepened by the president, who is to be in Lima on a visit": the visit itself is settled
_WHO_WILL = pattern(r"(?i), who (?:(?:is|are|will) [^;,]*)?$")
_MAY = pattern(r"\b(?:may|might|could|should|can) (?:\w+ )?$")
# "a visit may follow this year"
_MAY_FOLLOW = pattern(
    r"(?i)^[^;,.]{0,60}\b(?:may|might|could) (?:also |then )?(?:follow|come|take place|happen|be (?:paid|made))\b"
)
_MAY_INCLUDE = pattern(
    r"(?i)\b(?:may|might|could) (?:also )?(?:include|feature|involve|see) (?:an? |the )?(?:[\w-]+ ){0,2}$"
)

# "meetings with A, who chairs the assembly, and B are planned"
# or "talks with A, Peru's deputy premier, are on his programme"
_RELATIVE = pattern(
    r"(?i), (?:(?:who|which|whose) [^,;.]{3,80}|(?:[\w'-]+ ){0,6}(?:president|premier|minister|chairman|chairwoman|"
    r"speaker|secretary|ambassador|king|chief|leader|director|general|counterpart)(?: (?:of|for) [^,;.]{2,40})?|"
    # "talks with A, likely to cover trade, are scheduled for the evening"
    r"(?:likely|expected|meant|aimed|designed|their|his|her|the) (?:to|at|first|second|third|last|next|latest) "
    r"[^,;.]{2,70}|"
    # "talks with A and B, the two who invited him, are planned"
    r"(?:the|his|her|their) (?:two |three )?(?:[a-z]+ )?(?:who|whom|that) [^,;.]{2,80}|"
    # "talks with his colleague, Bui Thanh Son, are planned"
    r"(?-i:[A-Z])[\w.'-]+(?: (?-i:[A-Z])[\w.'-]+){0,3}),"
)
_AHEAD = pattern(
    r"(?i)^(?: (?:lies |looms |is )?ahead\b|"
    # "Her host in the talks will be President A"
    r" (?:will|shall) be (?:with )?(?:the )?(?-i:[A-Z])|"
    r"[^;,.]{0,60}\b(?:lined up|in the (?:offing|works|pipeline|diary)|on the cards|pencilled in)\b|"
    r"[^;,.]{0,60}\b(?:awaits?|(?:is|are) (?:awaiting|waiting (?:for )?)|"
    r"(?:lies?|wait|waits) (?:before|ahead of|in store for|for)) (?:him|her|them|the [a-z]+|(?-i:[A-Z]\w+))\b|"
    r"[^;]*\b(?:next (?:week|month|year)|tomorrow|in the (?:near|coming) |"
    r"later (?:this (?:week|month|year|spring|summer|autumn|fall|winter|afternoon|evening)|today|tonight)\b)|"
    r"[^;.]{0,70}\b(?:set|fixed|pencilled in) for (?:this|tomorrow|later|next|[a-z]+day|the )|"
    r"[^;,]*\b(?:(?:will|would) (?:be (?:held|given|offered|organi[sz]ed|on|in|from|signed|conducted|convened|"
    r"hosted|staged|launched|"
    r"(?:co-)?chaired)|take place|begin|start|last|run|open|"
    r"kick off|convene|follow|resume|gather|meet|coincide|come (?:next|later|after|then))|"
    r"(?:is|are) (?:also |now |still )?(?:set|scheduled|due|slated|planned|expected|"
    r"being (?:arranged|prepared|planned|organi[sz]ed)|"
    r"in preparation|under preparation|to (?:be|take|start|begin|"
    r"run|last|gather|meet|convene|assemble|follow|resume|sit|open))|planned for [^;,]{2,30}|"
    r"to (?:be (?:held|paid|made|undertaken|co-chaired)|take place)|(?:is|are) (?:intended|foreseen|pencilled in|"
    r"on the (?:program|programme|agenda|schedule)) for|"
    r"(?:is|are) (?:(?:also|likewise|then|still|too|both) )*(?:on|in|part of) "
    r"(?:[\w'-]+ ){1,6}(?:program|programme|agenda|schedule|list|cards|itinerary|calendar|diary|plans)\b|"
    r"[^;,.]{0,70}\b(?:is|are) (?:also |still ){1,2}(?:to come|ahead|to follow)\b|"
    r"(?:will|would|may|might|could|should|(?:is|are) (?:likely|expected|set|due) to) "
    r"(?:focus|cover|touch|centre|center|be chaired|be led|mark the first|dwell|revolve|turn)|"
    r"(?:could|should|may|might) be (?:held|convened|organi[sz]ed|signed)|"
    r"(?:will|would) be (?:the|his|her|their|its) (?:very )?(?:first|second|third|[a-z]+th|maiden|only)\b|"
    r"scheduled|slated|on (?:his|her|their|"
    r"the) agenda))"
)
# "The envoy, who will serve until May, presented her papers": she has done so
_WHO_ASIDE = pattern(r"(?i), (?:who|which|whose|where) [^,;.]{3,120},")
# "held talks that officials had said would cover trade"
_AS_FORETOLD = pattern(
    r"(?i)^ (?:that|which) [^,;.]{2,60} (?:had )?(?:said|expected|predicted|hoped|foretold) (?:would|will) "
)
# "will meet the premier and pay a courtesy call": a bare verb after "and" leans on the one before
_BARE = pattern(
    r"(?i)(?:\band|,|;|\bas well as) (?:then |also |later |jointly |to )?(?:(?:pay|witness|oversee|hold|have|make|"
    r"attend|host|exchange|take part in|join|convene|organi[sz]e|resume|schedule|"
    r"(?:co-)?chair|conduct|engage in|undertake|begin|start) (?:[^\s;,]+ ){0,8}[^\s;,]+|"
    r"(?:ink|initial|exchange|meet|visit|sign|receive|call on|"
    r"convene|organi[sz]e|resume|tour|travel|fly|go|proceed|arrive|discuss|exchange views)(?: with| upon)?|"
    r"(?:also )?(?:with|by) (?:[^\s;,]+ ){1,8}[^\s;,]+)$"
)
# "the two sides announced that they would elevate their ties": the word is the deed
_RESOLVED = pattern(
    r"(?i)\b(?:announced|declared|agreed|decided|resolved)(?: on [^,;.]{3,20})? that [^;.]{2,40} would (?:now |also )?$"
)
# "is to be welcomed before the two leaders proceed to a meeting": as much to come
_BEFORE_THEY = pattern(
    r"(?i)\b(?:before|after which|whereupon) (?:the two [a-z]+|both [a-z]+|they|he|she) (?:then )?"
    r"(?:proceed|go|move|adjourn|sit|hold|meet|attend|sign|witness|begin|start)s?\b[^;.]{0,60}$"
)
# "vowed to go on working closely, and convene the committee": a bare verb leans on what was promised
_PROMISED = pattern(
    r"(?i)\b(?:promis|pledg|vow|agree|decid|resolv|commit|undert|concur|consent|reach)\w* (?:[^\s;,.]+ ){0,3}?to "
    r"[a-z]+ [^;.]*$"
)
_AWAITED = pattern(
    r"(?i)^(?:(?:will|shall) be|(?:(?:is|are) (?:also )?)?(?:due|expected|awaited)|awaits?|waits for|awaiting|waiting|"
    r"(?:ready|up|due|down|lined up|on the table|in line|prepared) for (?:signature|signing))\b"
)
_TO = pattern(r"(?i)\b(?:and|or|then|,) to $")
# "will call on the premier, besides holding talks with the minister": as much to come as the call
_BESIDES = pattern(
    r"(?i)\b(?:besides|apart from|aside from|in addition to|as well as|along with) "
    r"(?:[a-z]+ing (?:[^\s,;]+ ){0,5}[^\s,;]+|meeting(?: with)?|visiting|receiving|signing|calling on|attending)$|"
    # "will be there at the invitation of the minister for co-chairing the committee"
    r"\bfor (?:co-)?(?:chairing|attending|holding|presiding over) (?:[^\s,;]+ ){0,9}[^\s,;]+$"
)


# "after which a memorandum will be signed"
_TO_BE = pattern(r"(?i)\b(?:will|shall|would|(?:is|are) (?:[a-z]+ )?to) (?:also |then |later )?be $")
# "what he expected when he met the premier": the past of the clause itself, whatever the sentence looks forward to
_WHEN_HE = pattern(
    r"(?i)\b(?:when|where|after) (?:(?:he|she|they)|(?:the )?(?:[\w.'-]+ ){0,4}[\w.'-]+) "
    r"(?:had |also |then |first |last )?$"
)
_AUXILIARY = pattern(
    r"(?i)\b(?:be|been|being|have|has|had|was|were|is|are|gets?|to|not|would|could|should|might|may|will|shall)"
    r"(?: [a-z]+ly| also| then| first| already| both| all)* $"
)
# "a deal, which will run for years, was signed": whatever lies ahead of the deal, the signing is past
_WAS = pattern(r"(?i)\b(?:was|were) (?:[a-z]+ly |also |both |all |then )*$")
_SUPPOSED = pattern(r"(?i)\b(?:if|unless|whether|until|once|as soon as|before|after|when) ")
_PAST = pattern(r"(?i)^(?:met|saw|held|had|spoke|came|went|flew|left|paid|made|took|sat|(?:[a-z]{3,}ed))\b")


def status(page: Page, clause: Clause, days: Interval | None) -> Status:
    """The life cycle as of the section's publication; words decide what the days leave open."""
    words = _around(page, clause) + _said_of_it(page, clause)
    for given_up, called in ((Status.CANCELLED, _CANCELLED), (Status.POSTPONED, _POSTPONED)):
        if _is_now(called, words) and not _only_its_topic(page, clause):
            return given_up
    if weighed(page, clause) and (days is None or days.last > page.published(clause.sentence).last):
        return Status.PROPOSED
    return _by_days(page, clause, days, words)


def _said_of_it(page: Page, clause: Clause) -> bytes:
    """The verb of a noun behind the days it was to have: "The talks, due in March, were put off"."""
    right = page.flat[clause.hit.span.end : clause.sentence.span.end]
    found = None if clause.hit.trigger.verb else _WAS_DUE.search(right)
    return right[: found.end()] if found else b""


def _by_days(page: Page, clause: Clause, days: Interval | None, words: bytes) -> Status:
    """Held, planned or proposed, by its days and by the words that govern the trigger."""
    published = page.published(clause.sentence)
    if _has_begun(page, clause, days):
        return Status.HELD
    if days is not None and days.last < published.first and not (published.days > 1 and _is_future(page, clause)):
        return Status.HELD
    before = page.flat[max(clause.zone.start, clause.hit.span.start - 60) : clause.hit.span.start]
    may = (clause.hit.trigger.verb and _MAY.search(before) is not None) or _MAY_INCLUDE.search(before) is not None
    right = page.flat[clause.hit.span.end : clause.zone.end] if not clause.hit.trigger.verb else b""
    may = may or _MAY_FOLLOW.search(right) is not None
    if clause.hit.trigger.type is EngagementType.UPGRADE and _RESOLVED.search(before):
        return Status.HELD
    if (
        clause.hit.trigger.verb
        and _when_he_did(page, clause, before)
        and (days is None or days.first <= published.last)
    ):
        return Status.HELD
    if clause.hit.trigger.verb and (days is None or days.last <= published.last) and _is_past(page, clause, days):
        return Status.HELD
    if not clause.hit.trigger.verb and _THAT_WAS.search(page.flat[clause.hit.span.end : clause.hit.span.end + 70]):
        return Status.HELD
    future = (
        may
        or yet_to_come(page, clause)
        or (not _bears_fruit(page, clause, before) and (_HOPED.search(before) is not None or _is_future(page, clause)))
    )
    after = days is not None and days.first > published.last
    if not (after or future):
        return _answered(page, clause) if clause.hit.trigger.frame == "invite" else Status.HELD
    if _named_gathering(clause, days) and not _MOOTED.search(words):
        return Status.PLANNED
    proposed = (_PROPOSED.search(words) and not _WHO_WILL.search(before)) or may
    if clause.hit.trigger.frame == "invite" or (
        proposed and not (_BY_INVITATION.search(words) or _WILL_DO.search(before))
    ):
        return _answered(page, clause)
    return Status.PLANNED


def _when_he_did(page: Page, clause: Clause, before: bytes) -> bool:
    """Whether the act stands in the past of its own clause: "when he met", not "when he will have met"."""
    if _TO_BE.search(before) is not None:
        return False
    return _WHEN_HE.search(before) is not None and _PAST.search(page.words(clause.hit.span)) is not None


def _did(page: Page, clause: Clause) -> bool:
    """Whether the verb is a plain past that no auxiliary or condition governs: "discussed", not "to be discussed"."""
    ahead = page.flat[clause.sentence.span.start : clause.hit.span.start]
    past = _PAST.search(page.words(clause.hit.span)) is not None
    return past and _AUXILIARY.search(ahead[-60:]) is None and _SUPPOSED.search(ahead) is None


def _is_past(page: Page, clause: Clause, days: Interval | None) -> bool:
    """Whether the verb itself tells of the past: by its passive, or by its plain past with days."""
    return (days is not None and _did(page, clause)) or _was_done(page, clause)


def _was_done(page: Page, clause: Clause) -> bool:
    """Whether the verb is a plain past passive that no condition governs: "was signed", not "once it was signed"."""
    ahead = page.flat[clause.sentence.span.start : clause.hit.span.start]
    return _WAS.search(ahead[-40:]) is not None and _SUPPOSED.search(ahead[ahead.rfind(b",") + 1 :]) is None


def _has_begun(page: Page, clause: Clause, days: Interval | None) -> bool:
    """Whether it is told as ending, or its host's invitation as that to a stay which has begun."""
    published = page.published(clause.sentence)
    if concluding(page, clause) and (days is None or days.last <= published.last):
        return True
    invited = _INVITED_THERE.search(page.flat[clause.sentence.span.start : clause.hit.span.start])
    return invited is not None and days is not None and days.first <= published.last


def _is_now(called: Pattern, words: bytes) -> bool:
    """Whether words say that an act is given up or put off, and not only that it once was."""
    if called.search(words) is None:
        return False
    before = [(match.start(), match.end()) for match in _PUT_OFF_BEFORE.finditer(words)]
    return any(not any(a <= match.start() < b for a, b in before) for match in called.finditer(words))


def _only_its_topic(page: Page, clause: Clause) -> bool:
    """Whether something else was called off, of which two spoke: "telephoned the premier about the cancelled visit"."""
    spoke = clause.hit.trigger.verb and clause.hit.trigger.type in _SPEAKING
    return spoke and _SPOKE_OF_IT.search(page.flat[clause.hit.span.end : clause.sentence.span.end]) is not None


def _named_gathering(clause: Clause, days: Interval | None) -> bool:
    """Whether it is a summit or forum with days of its own: it will be held, whoever is asked or hoped to come."""
    return clause.hit.trigger.type is EngagementType.MULTILATERAL and days is not None and days.days <= _A_MONTH


def _bears_fruit(page: Page, clause: Clause, before: bytes) -> bool:
    """Whether the future is that of what a visit under way will bring, not of the visit."""
    right = page.flat[clause.hit.span.end : clause.hit.span.end + 90]
    there = (_BEARS_FRUIT.search(right) or _GOES_ON_UNTIL.search(right)) is not None
    return not clause.hit.trigger.verb and there and not _UPCOMING.search(before)


def _answered(page: Page, clause: Clause) -> Status:
    """An invitation taken up is a plan, one only made a proposal."""
    return Status.PLANNED if _ACCEPTED.search(page.words(clause.sentence.span)) else Status.PROPOSED


def _is_future(page: Page, clause: Clause) -> bool:
    """Words of the future that govern the trigger: before it, or right after a noun as its own verb."""
    if _HEADLINE_TO.search(page.flat[clause.sentence.span.start : clause.hit.span.start]) or _AWAITED.search(
        page.words(clause.hit.span)
    ):
        return True
    if _is_there(page.flat[clause.sentence.span.start : clause.hit.span.start]):
        return False
    ahead = page.flat[clause.sentence.span.start : clause.zone.start]
    noun = not clause.hit.trigger.verb or page.words(clause.hit.span).lower().startswith((b"meeting", b"signing"))
    next_leg = _NEXT_LEG.search(page.flat[clause.zone.start : clause.hit.span.start]) is not None
    if (next_leg or (noun and _NOUN_JOINED.search(page.words(clause.zone)))) and _FUTURE.search(ahead[-160:]):
        return True
    if _DURING.search(page.words(clause.zone)) and _FUTURE.search(ahead):
        return True
    hit, sentence = clause.hit.span, clause.sentence.span
    lead = page.flat[sentence.start : hit.start]
    leads_in = (not clause.hit.trigger.verb or (noun and _HIS.search(lead))) and _LEADS_IN.search(lead)
    if leads_in and _THEN_WILL.search(page.flat[hit.end : sentence.end]):
        return True
    headline = clause.hit.trigger.verb and clause.sentence.section.kind is SectionKind.HEADLINE
    if headline and page.flat[max(clause.sentence.span.start, hit.start - 4) : hit.start].endswith(b" to "):
        return True
    governing = _without_asides(page.flat[max(clause.zone.start, hit.start - 220) : hit.start])
    if _looks_ahead(governing[-90:], noun) or intended(page, clause):
        return True
    before = page.flat[max(clause.sentence.span.start, hit.start - 160) : hit.start]
    if before[-3:].lower() == b"to " and _TO.search(before) and _FUTURE.search(before):
        return True
    near = page.flat[max(clause.sentence.span.start, hit.start - 110) : hit.end]
    if _BEFORE_THEY.search(near) is not None or _BARE.search(near) is not None or _BESIDES.search(near) is not None:
        promised = _PROMISED.search(lead) is not None and _BARE.search(near) is not None
        return promised or _FUTURE.search(lead) is not None
    right = page.flat[hit.end : max(hit.end, min(clause.zone.end, hit.end + 240))]
    right = _without_relatives(right)
    return _AHEAD.search(right[:160]) is not None and not _AS_FORETOLD.search(right)


def _without_relatives(behind: bytes) -> bytes:
    """The words behind a noun less what is said of those with whom it is: "with A, who chairs it, and B, the host,"."""
    while aside := _RELATIVE.search(behind[:170]):
        behind = behind[: aside.start()] + behind[aside.end() :]
    return behind


def _without_asides(before: bytes) -> bytes:
    """The words ahead of a trigger less what a relative clause between commas tells: ", who will stay until May,"."""
    if b", wh" not in before:
        return before
    aside = _WHO_ASIDE.search(before)
    return before[: aside.start()] + before[aside.end() :] if aside else before


def _looks_ahead(before: bytes, noun: bool) -> bool:
    """Whether a word of the future governs the trigger behind it, and not only what was said at the talks."""
    ahead = [match.end() for match in _FUTURE.finditer(before)]
    return bool(ahead) and not (noun and _SAID_AT.search(before[ahead[-1] :]))


def _is_there(lead: bytes) -> bool:
    """Whether the words ahead only seem to look ahead: "continued to receive", "on a trip to attend"."""
    return _WENT_ON_TO.search(lead[-70:]) is not None or bool(_ON_A_TRIP.search(lead) and not _WILL.search(lead))


def _around(page: Page, clause: Clause) -> bytes:
    """The clause, no further than 90 characters before the trigger and 160 behind it."""
    start = max(clause.zone.start, clause.hit.span.start - 90)
    return page.flat[start : min(clause.zone.end, clause.hit.span.end + 160)]
