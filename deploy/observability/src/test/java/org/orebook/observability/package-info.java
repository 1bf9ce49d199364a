/** Holds dashboards, alerts and runbooks against each other and against the catalogue of metrics. */
package org.orebook.observability;
