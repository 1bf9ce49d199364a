package org.orebook.chassis.json;

/** A constant that stands in JSON, in the database and in queries under a code of its own. */
public interface Coded {

    String code();
}
