package org.orebook.chassis.quantity;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.vocabulary.Compound;

/** What a mass or a grade is of. */
public sealed interface Basis {

    /** The code in JSON, in the database and in queries. */
    @JsonValue
    String code();

    /** The rock, with what is in it. */
    record Ore() implements Basis {
        @Override
        public String code() {
            return "ore";
        }
    }

    /** The commodity's element: tungsten, and not its oxide. For rare earths, the metals together. */
    record Element() implements Basis {
        @Override
        public String code() {
            return "element";
        }
    }

    /** A compound, such as WO3. */
    record Of(Compound compound) implements Basis {
        @Override
        public String code() {
            return compound.formula();
        }
    }

    /** The oxides of all rare earths together, each element in its usual one. */
    record RareEarthOxides() implements Basis {
        @Override
        public String code() {
            return "REO";
        }
    }

    /** The mineral or product as it is weighed: chromite, graphite. */
    record GrossWeight() implements Basis {
        @Override
        public String code() {
            return "gross-weight";
        }
    }

    /** The source does not say. */
    record NotStated() implements Basis {
        @Override
        public String code() {
            return "not-stated";
        }
    }

    Basis ORE = new Ore();
    Basis ELEMENT = new Element();
    Basis REO = new RareEarthOxides();
    Basis GROSS_WEIGHT = new GrossWeight();
    Basis NOT_STATED = new NotStated();
}
