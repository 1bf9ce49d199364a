/** The vocabularies and units of the chassis, served as they are. */
package org.orebook.deposits.vocabulary;
