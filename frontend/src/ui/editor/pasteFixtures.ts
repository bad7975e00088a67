// Clipboards as real programs fill them, shortened.

export const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--><style><!-- p.MsoNormal {mso-style-parent:"";} --></style></head><body lang=EN-GB><!--StartFragment-->
<h2 style='mso-list:none'>Plan<o:p></o:p></h2>
<p class=MsoNormal style='margin:0cm'><b style='mso-bidi-font-weight:normal'>Bold</b> and <i>italic</i>,&nbsp;plain<o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>first<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span><![endif]>inner</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>second</p>
<p class=MsoNormal>between</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>3.<span>&nbsp; </span></span>three</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>4.<span>&nbsp; </span></span>four</p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>a</p></td><td><p class=MsoNormal>b</p></td></tr><tr><td>1</td><td>2</td></tr></table>
<!--EndFragment--></body></html>`

export const GOOGLE_DOCS = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-6f"><p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;font-weight:700;color:#000">Bold</span><span style="font-weight:400"> plain </span><span style="font-style:italic">italic</span><span style="text-decoration:line-through"> gone</span></p><ul style="margin-top:0"><li dir="ltr" style="list-style-type:disc"><p dir="ltr" role="presentation"><span style="font-weight:400">one</span></p></li><ul><li dir="ltr"><p><span>nested</span></p></li></ul></ul><br /><a href="https://www.google.com/url?q=x" style="text-decoration:none"><span style="color:#15c">link</span></a></b>`

export const OUTLOOK = `<html><head><style>p.MsoNormal{margin:0}</style></head><body><div class=WordSection1><p class=MsoNormal><span style='font-family:"Calibri"'>Hello <a href="mailto:ada@example.org">Ada</a>,<o:p></o:p></span></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>1)&nbsp; call back</p><blockquote><p>quoted</p></blockquote><img src="cid:image001.png" alt="Signature"></div></body></html>`

export const WEB_PAGE = `<html><body><!-- tracking --><script>alert(1)</script><style>p{color:red}</style><nav hidden>menu</nav><article class="post" onclick="steal()"><h1 onmouseover="x()">Title</h1><p style="position:fixed">Text <img src=x onerror="alert(1)" alt="a cat"> <a href="javascript:alert(1)">bad</a> <a href=" jAvAsCript:alert(1)">worse</a> <a href="/relative">near</a> <a href="https://example.org/" target="_blank" onclick="x()">good</a></p><iframe src="https://evil.example"></iframe><svg><script>alert(1)</script></svg><object data="x"></object><pre><code class="language-js hl">a  &amp;&amp; b</code></pre><ul><li><input type="checkbox" checked> done</li><li><input type="checkbox"> open</li></ul><form action="https://evil.example"><input name="q"><button>Go</button></form><template><p>t</p></template></article></body></html>`
