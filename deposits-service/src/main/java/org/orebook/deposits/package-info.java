/** deposits-service: what is in the ground, and how sure we are. A package is a feature and can be read by itself. */
package org.orebook.deposits;
