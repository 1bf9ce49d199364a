/** What people and sources state: read with everything that is wrong with it, and kept as they wrote it. */
package org.orebook.chassis.statement;
