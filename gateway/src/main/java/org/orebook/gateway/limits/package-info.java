/** How much of everything a request, and a caller, may use. */
package org.orebook.gateway.limits;
