package org.orebook.deposits.ranking;

import org.orebook.chassis.quantity.Basis;

/** How figures are taken whose source does not say what they are of. */
sealed interface Reading {

    /** The code in queries and answers. */
    String code();

    /** Each as its source says: for what-ifs of which all say it. */
    record AsStated() implements Reading {
        @Override
        public String code() {
            return "as-stated";
        }
    }

    /** As a mass of that basis. */
    record As(Basis basis) implements Reading {
        @Override
        public String code() {
            return basis.code();
        }
    }

    /** As a mass of ore, of which the stated grade is the commodity. */
    record OfOre() implements Reading {
        @Override
        public String code() {
            return Basis.ORE.code();
        }
    }
}
