/** Who is asking, by the token that Keycloak signed, and whether the caller's role may ask at all. */
package org.orebook.gateway.access;
