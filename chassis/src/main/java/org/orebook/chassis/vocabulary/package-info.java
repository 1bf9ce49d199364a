/**
 * The controlled vocabularies that the product ships: commodities, lists of critical minerals, countries, deposit types
 * and stages. They are read once from {@code /vocabulary} and never change while the service runs.
 */
package org.orebook.chassis.vocabulary;
