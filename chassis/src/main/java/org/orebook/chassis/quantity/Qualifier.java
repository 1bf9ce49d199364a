package org.orebook.chassis.quantity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.orebook.chassis.json.Coded;

/** What a source says of how exact its figure is. It belongs to the figure and goes wherever it goes. */
public enum Qualifier implements Coded {
    EXACTLY("="),
    MORE_THAN(">"),
    LESS_THAN("<"),
    ABOUT("~"),
    NEARLY("nearly");

    private final String code;

    Qualifier(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** The figure with its qualifier, as it is said in a sentence: {@code more than 800,000 t}. */
    public String say(String figure) {
        return switch (this) {
            case EXACTLY -> figure;
            case MORE_THAN -> "more than " + figure;
            case LESS_THAN -> "less than " + figure;
            case ABOUT -> "about " + figure;
            case NEARLY -> "nearly " + figure;
        };
    }

    /** That of a sum: exact figures change nothing; where the others do not agree, the sum is about so much. */
    public static Qualifier ofSum(Collection<Qualifier> qualifiers) {
        Set<Qualifier> vague = qualifiers.stream()
                .filter(qualifier -> qualifier != null && qualifier != EXACTLY)
                .collect(Collectors.toSet());
        return switch (vague.size()) {
            case 0 -> EXACTLY;
            case 1 -> vague.iterator().next();
            default -> ABOUT;
        };
    }
}
