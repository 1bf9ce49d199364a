package org.orebook.deposits.estimate;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.json.Coded;

/** How sure a tonnage is, in the words of its reporting code. */
public enum Category implements Coded {
    INFERRED("inferred", Family.RESOURCE),
    INDICATED("indicated", Family.RESOURCE),
    MEASURED("measured", Family.RESOURCE),
    PROBABLE("probable", Family.RESERVE),
    PROVED("proved", Family.RESERVE),
    A("A", Family.GKZ),
    B("B", Family.GKZ),
    C1("C1", Family.GKZ),
    C2("C2", Family.GKZ),
    P1("P1", Family.GKZ),
    P2("P2", Family.GKZ),
    P3("P3", Family.GKZ),
    G1("G1", Family.UNFC),
    G2("G2", Family.UNFC),
    G3("G3", Family.UNFC),
    G4("G4", Family.UNFC);

    /** Categories that belong together. */
    public enum Family {
        /** CRIRSCO mineral resources. */
        RESOURCE,
        /** CRIRSCO mineral reserves. */
        RESERVE,
        GKZ,
        UNFC
    }

    private final String code;
    private final Family family;

    Category(String code, Family family) {
        this.code = code;
        this.family = family;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    public Family family() {
        return family;
    }

    /** Whether a reporting code has this category. Without a code, words of the CRIRSCO family are taken as they are. */
    public boolean belongsTo(ReportingCode reportingCode) {
        return switch (family) {
            case RESOURCE, RESERVE -> reportingCode.isCrirsco() || reportingCode == ReportingCode.NONE;
            case GKZ -> reportingCode == ReportingCode.GKZ;
            case UNFC -> reportingCode == ReportingCode.UNFC;
        };
    }

    /**
     * Whether it is too unsure to be added to anything: inferred, and what is read as inferred or less in the other
     * codes (C2, P1 to P3; G3, G4).
     */
    public boolean isInferredOrLess() {
        return switch (this) {
            case INFERRED, C2, P1, P2, P3, G3, G4 -> true;
            case INDICATED, MEASURED, PROBABLE, PROVED, A, B, C1, G1, G2 -> false;
        };
    }

    /**
     * The CRIRSCO category that a GKZ one is usually read as, an indication and no conversion; {@code null} where there
     * is none.
     */
    public Category usualReading() {
        return switch (this) {
            case A, B -> MEASURED;
            case C1 -> INDICATED;
            case C2 -> INFERRED;
            default -> null;
        };
    }

    /** The constant of that code, or {@code null}. */
    public static Category ofCode(String code) {
        for (Category constant : values()) {
            if (constant.code.equals(code)) {
                return constant;
            }
        }
        return null;
    }
}
