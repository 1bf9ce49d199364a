/** Tests of the description's parts. */
package org.orebook.gateway.docs;
