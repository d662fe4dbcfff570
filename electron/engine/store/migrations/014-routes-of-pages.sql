-- Web links were told apart without their fragment. Where it names what is shown, the route of a page that is
-- all script or a share (`https://mega.nz/#!id!key`), it belongs to the link; a heading of a page does not.
UPDATE resources
   SET share_id = share_id || substr(url, instr(url, '#'))
 WHERE provider = 'web'
   AND instr(url, '#') > 0 AND instr(share_id, '#') = 0 AND url NOT LIKE '%:~:%'
   AND (   substr(url, instr(url, '#')) GLOB '*[!/?=&]*'
        OR (substr(share_id, -1) = '/' AND length(share_id) - length(replace(share_id, '/', '')) = 3
            AND url NOT LIKE '%#'));
