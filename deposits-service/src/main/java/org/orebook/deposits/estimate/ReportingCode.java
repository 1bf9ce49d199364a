package org.orebook.deposits.estimate;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.json.Coded;

/** The code under which an estimate was reported. */
public enum ReportingCode implements Coded {
    JORC("JORC"),
    NI_43_101("NI 43-101"),
    S_K_1300("S-K 1300"),
    KAZRC("KAZRC"),
    /** The State Commission on Mineral Reserves, Soviet and Kazakh: A, B, C1, C2, P1 to P3. */
    GKZ("GKZ"),
    /** United Nations Framework Classification; by its G axis here. */
    UNFC("UNFC"),
    /** No code: the press, company slides, or a source that names none. */
    NONE("none");

    private final String code;

    ReportingCode(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** The constant of that code, or {@code null}. */
    public static ReportingCode ofCode(String code) {
        for (ReportingCode constant : values()) {
            if (constant.code.equals(code)) {
                return constant;
            }
        }
        return null;
    }

    /** Whether it is of the CRIRSCO family, with its categories from inferred to proved. */
    public boolean isCrirsco() {
        return switch (this) {
            case JORC, NI_43_101, S_K_1300, KAZRC -> true;
            case GKZ, UNFC, NONE -> false;
        };
    }
}
