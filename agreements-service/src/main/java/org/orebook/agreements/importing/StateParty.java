package org.orebook.agreements.importing;

import java.util.regex.Pattern;

/** Tells a state and those who act for it from the companies that it owns. */
final class StateParty {

    /** Ministers and departments sign for their state, which is the party. */
    private static final Pattern STATE =
            Pattern.compile("(?iU).*(?:\\brepublic\\b|république|republica\\b|repúbli|\\bgovernment\\b"
                    + "|gouvernement|gobierno|\\bestado\\b|\\bkingdom\\b|royaume|\\bminist|\\bminit|\\bdepartment\\b|\\bpresident of\\b"
                    + "|\\bl['’][eé]tat\\b|\\bthe state\\b).*");

    private static final Pattern AGENCY = Pattern.compile("(?iU)(?:(?:the |l['’])?(?:national )?office\\b.*"
            + "|.*\\b(?:agency|agence|authority|autorité|commission)\\b.*)");

    private StateParty() {}

    /** Whether the words speak of the state itself. */
    static boolean isTheState(String words) {
        // A company that says whose it is, is none of these.
        return STATE.matcher(words.replaceAll("(?iU)\\b(?:oil|gas) company of the .*|of the .* republic\\b.*", ""))
                .matches();
    }

    /** What acts for a state, by its name. */
    static ReportedParty.Kind kindOf(String name) {
        return AGENCY.matcher(name).matches() ? ReportedParty.Kind.AGENCY : ReportedParty.Kind.STATE_OWNED_COMPANY;
    }
}
