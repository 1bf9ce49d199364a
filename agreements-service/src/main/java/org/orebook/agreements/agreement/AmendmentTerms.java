package org.orebook.agreements.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The changes of an amendment, as its parties are shown them. */
final class AmendmentTerms {

    private AmendmentTerms() {}

    /** Without what is a note for people inside. */
    static String shown(String patch) {
        ObjectNode terms = AgreementJson.read(patch, ObjectNode.class);
        terms.remove("note");
        return AgreementJson.write(terms);
    }
}
