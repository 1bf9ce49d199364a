/** Keeps the number of time series independent of what anybody sends. */
package org.orebook.gateway.metrics;
